import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { EventContract, RequestContract, RouteContract } from '@dspt/contracts/define';
import { services, type ServiceName } from '@dspt/contracts/topology';

const root = join(import.meta.dirname, '../..');
const built = join(root, 'packages/contracts/dist');

type Contract = RouteContract | RequestContract | EventContract;

export interface Operation {
  service: ServiceName;
  route: RouteContract;
}

const found: { owner: string; name: string; value: unknown }[] = [];
for (const file of readdirSync(built, { recursive: true, encoding: 'utf8' }).toSorted())
  if (file.endsWith('.js'))
    for (const [name, value] of Object.entries((await import(join(built, file))) as Record<string, unknown>))
      found.push({ owner: dirname(file), name, value });

const contracts = found.flatMap(({ owner, value }) =>
  typeof value === 'object' && value !== null && 'kind' in value
    ? [{ owner, contract: value as Contract }]
    : [],
);
const withDatabase = (Object.keys(services) as ServiceName[]).filter((name) => services[name].database);

/** Every HTTP operation of every service; what the kit gives to each is there for each. */
export const operations: Operation[] = contracts.flatMap(({ owner, contract }) => {
  if (contract.kind !== 'route') return [];
  const owners = owner === '.' ? withDatabase : [owner as ServiceName];
  return owners.map((service) => ({ service, route: contract }));
});
export const requests = unique(
  contracts.flatMap(({ contract }) => (contract.kind === 'request' ? [contract] : [])),
);
export const events = contracts.flatMap(({ contract }) => (contract.kind === 'event' ? [contract] : []));

/** The same request may be exported under two names. */
function unique(all: RequestContract[]): RequestContract[] {
  return [...new Map(all.map((request) => [request.subject, request])).values()];
}

/** The closed lists: every code that a refusal may have. */
export const codes = new Set([
  'not-found',
  'invalid-input',
  'bad-request',
  'too-large',
  'media-type-not-supported',
  'sign-in-required',
  'not-allowed',
  'service-unavailable',
  ...found
    .filter(({ name }) => name.endsWith('Problem'))
    .flatMap(({ value }) => (value as { options?: string[] }).options ?? []),
]);

/** Patterns of the portal's pages, with `:name` parameters. */
export const pages: string[] = leaves(
  ((await import(join(root, 'apps/portal/dist/paths.js'))) as { paths: object }).paths,
);

function leaves(of: unknown): string[] {
  if (typeof of === 'string') return [of];
  if (typeof of === 'function')
    return [(of as (...names: string[]) => string)(...[':any', ':other'].slice(0, of.length))];
  return Object.values(of as object).flatMap(leaves);
}
