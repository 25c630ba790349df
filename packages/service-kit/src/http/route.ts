import type { RouteContract } from '@dspt/contracts/define';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  applyDecorators,
  Header,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
import { takenBy } from './bodies.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The operation that the route is the handler of. */
    contract?: RouteContract;
  }
}

export const ROUTE = 'dspt:route';

/**
 * Makes a controller method the handler of an HTTP operation: path, method and who may call it come from
 * the contract. `access` is enforced by the global guard; whose data it is, is the service's rule.
 * @example @Route(getOrganisation) get(@Param({ schema: getOrganisation.params }) { code }: Params<typeof getOrganisation>) {}
 */
export function Route(route: RouteContract): MethodDecorator {
  return applyDecorators(
    RequestMapping({ path: route.path, method: RequestMethod[route.method] }),
    HttpCode((route.output ?? route.produces) ? 200 : 204),
    SetMetadata(ROUTE, route),
    RouteConfig({ contract: route, takes: takenBy(route) }),
    ...(route.produces ? [Header('content-type', route.produces)] : []),
  );
}
