import type { EventContract, RequestContract, RouteContract } from '@dspt/contracts/define';
import { services } from '@dspt/contracts/topology';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { PATTERN_EXTRAS_METADATA } from '@nestjs/microservices/constants.js';
import { ROUTE } from './http/route.js';
import { NatsLink } from './messaging/nats-link.js';

/** Everything that can be called or told from outside: the ground that tests and documents must cover. */
@Injectable()
export class HandlerCheck implements OnApplicationBootstrap {
  readonly routes: RouteContract[] = [];
  readonly requests: RequestContract[] = [];
  readonly events: EventContract[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly nats: NatsLink,
  ) {}

  /** Refuses to start a service with an open handler, or one that differs from the topology. */
  onApplicationBootstrap(): void {
    for (const { instance } of this.discovery.getControllers()) this.read(instance as object);
    const expected: readonly string[] = services[this.nats.service].events;
    const found = this.events.map(({ name }) => name);
    const wrong = [
      ...expected
        .filter((name) => !found.includes(name))
        .map((name) => `${name} is in the topology but not heard`),
      ...found
        .filter((name) => !expected.includes(name))
        .map((name) => `${name} is heard but not in the topology`),
    ];
    if (wrong.length > 0) throw new Error(`${this.nats.service}: ${wrong.join('; ')}`);
  }

  private read(controller: object): void {
    const prototype = Object.getPrototypeOf(controller) as object;
    for (const name of this.scanner.getAllMethodNames(prototype)) {
      const method = (prototype as Record<string, object>)[name]!;
      const route = Reflect.getMetadata(ROUTE, method) as RouteContract | undefined;
      if (!route && Reflect.hasMetadata(PATH_METADATA, method))
        throw new Error(`${controller.constructor.name}.${name} answers HTTP without a contract`);
      if (route) this.routes.push(route);
      const extras = Reflect.getMetadata(PATTERN_EXTRAS_METADATA, method) as
        { contract?: RequestContract | EventContract } | undefined;
      if (extras?.contract?.kind === 'request') this.requests.push(extras.contract);
      if (extras?.contract?.kind === 'event') this.events.push(extras.contract);
    }
  }
}
