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
      for (const { metatype } of controllers.values()) this.pages.push(...pagesOf(metatype as Controller));
  }
}

interface Controller {
  prototype: object;
}

/**
 * The pages and forms of one controller. Throws when one does not say who may see it.
 * @public `npm run describe` reads it from what is built.
 */
export function pagesOf({ prototype }: Controller): PageEntry[] {
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = (prototype as Record<string, object>)[name]!;
    const path = Reflect.getMetadata(PATH_METADATA, handler) as string | undefined;
    if (!path) return [];
    const config = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, handler) as
      FastifyContextConfig | undefined;
    const access = config?.access;
    if (!access) throw new Error(`${path} does not say who may see it`);
    const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number]!;
    return [{ method, path, access }];
  });
}
