import type { Access } from '@dspt/contracts/access';
import { Injectable, RequestMethod, type OnApplicationBootstrap } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import type { FastifyContextConfig } from 'fastify';

export interface PageEntry {
  method: string;
  path: string;
  access: Access;
}

/** Every page and form there is. Refuses to start when one does not say who may see it. */
@Injectable()
export class PageList implements OnApplicationBootstrap {
  readonly pages: PageEntry[] = [];

  constructor(private readonly modules: ModulesContainer) {}

  onApplicationBootstrap(): void {
    for (const { controllers } of this.modules.values())
      for (const { metatype } of controllers.values())
        this.read((metatype as { prototype: object }).prototype);
  }

  private read(prototype: object): void {
    for (const name of new MetadataScanner().getAllMethodNames(prototype)) {
      const handler = (prototype as Record<string, object>)[name]!;
      const path = Reflect.getMetadata(PATH_METADATA, handler) as string | undefined;
      if (!path) continue;
      const config = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, handler) as
        FastifyContextConfig | undefined;
      const access = config?.access;
      if (!access) throw new Error(`${path} does not say who may see it`);
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number]!;
      this.pages.push({ method, path, access });
    }
  }
}
