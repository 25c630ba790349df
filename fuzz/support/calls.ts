import type { RouteContract } from '@dspt/contracts/define';
import fc, { type Arbitrary } from 'fast-check';
import { addressPart, anyInput, type Pools } from './arbitraries.js';
import { hostileText, hostileValue, rawBody } from './hostile.js';
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

/** Names of fields that pages have; most mean nothing to most of them. */
const fields =
  'code q email firstName lastName telephone message topic password role page state tick text date-day date-month date-year version comment reason level return _for step acceptTerms human.characters human.id requestId sites actions.0.ref __proto__ constructor a[b] done edition status region'.split(
    ' ',
  );

const formOf = (pools: Pools): Arbitrary<string> =>
  fc
    .array(
      fc.tuple(
        fc.constantFrom(...fields),
        fc.oneof(hostileText, fc.constantFrom(...Object.values(pools).flat(), 'yes', 'no', 'true', '1')),
      ),
      { maxLength: 8 },
    )
    .map((pairs) =>
      pairs.map(([name, value]) => `${escaped(name)}=${escaped(value).slice(0, 20_000)}`).join('&'),
    );

/** Visits to a page, and forms sent to it. */
export function visitsOf(pattern: string, pools: Pools): Arbitrary<Call> {
  const get = fc
    .tuple(pathOf(pattern, pools), formOf(pools))
    .map(([path, query]) => ({ method: 'GET', path: `${path}?${query.slice(0, 12_000)}` }));
  const post = fc
    .tuple(
      pathOf(pattern, pools),
      fc.oneof(
        {
          weight: 4,
          arbitrary: formOf(pools).map((body) => ({ type: 'application/x-www-form-urlencoded', body })),
        },
        { weight: 1, arbitrary: rawBody },
      ),
    )
    .map(([path, sent]) => ({ method: 'POST', path, ...sent }));
  return fc.oneof(get, post);
}
