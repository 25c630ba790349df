import type { RouteContract } from '@dspt/contracts/define';
import {
  applyDecorators,
  Header,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';

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
    ...(route.produces ? [Header('content-type', route.produces)] : []),
  );
}
