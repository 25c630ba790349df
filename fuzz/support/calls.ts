import type { RouteContract } from '@dspt/contracts/define';
import fc, { type Arbitrary } from 'fast-check';
import { addressPart, anyInput, type Pools } from './arbitraries.js';
import { hostileValue, rawBody } from './hostile.js';
import { escaped, type Attempt } from './http.js';

/** A call without anybody who makes it. */
export type Call = Pick<Attempt, 'method' | 'path' | 'body'> & { type?: string | undefined };

const queryOf = (values: unknown): string =>
  Object.entries((values ?? {}) as Record<string, unknown>)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [`${escaped(name)}=${escaped(asText(value)).slice(0, 12_000)}`],
    )
    .slice(0, 20)
    .join('&');

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Addresses longer than any browser sends are cut by Node before they reach anything of ours. */
const partOf = (text: string): string => escaped(text.slice(0, 5000)).slice(0, 8000) || '%20';

/** Wrongly escaped on purpose, now and then. */
const broken = fc.constantFrom('%', '%E0%A4%A', '%00', '%ff', '..%2f..', '%2e%2e', ';x=1', '//');

function pathOf(pattern: string, pools: Pools): Arbitrary<string> {
  const parts = pattern
    .split('/')
    .map((part): Arbitrary<string> =>
      part.startsWith(':')
        ? fc.oneof(
            { weight: 6, arbitrary: addressPart(pools[part.slice(1)]).map(partOf) },
            { weight: 1, arbitrary: broken },
          )
        : fc.constant(part),
    );
  return fc.tuple(...parts).map((all) => all.join('/'));
}

/** Calls of an operation: parameters, query and body that fit, nearly fit, or were made to hurt. */
export function callsOf(route: RouteContract, pools: Pools): Arbitrary<Call> {
  const query = route.query ? anyInput(route.query, pools).map(queryOf) : fc.constant('');
  const json = (route.body ? anyInput(route.body, pools) : hostileValue).map((value) => ({
    type: 'application/json',
    body: JSON.stringify(value),
  }));
  const body: Arbitrary<{ type?: string | undefined; body?: string | Buffer }> =
    route.method === 'GET'
      ? fc.constant({})
      : fc.oneof(
          { weight: route.body ? 6 : 1, arbitrary: json },
          { weight: route.consumes ? 4 : 1, arbitrary: rawBody },
        );
  return fc
    .record({ path: pathOf(route.path, pools), query, body })
    .map(({ path, query: asked, body: sent }) => ({
      method: route.method,
      path: asked ? `${path}?${asked}` : path,
      ...sent,
    }));
}
