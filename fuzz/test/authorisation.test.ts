import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { callerKinds, isOwnOnly, refusalOf } from '@dspt/contracts/callers';
import type { Schema } from '@dspt/contracts/define';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import fc from 'fast-check';
import { fitting, type Pools } from '../support/arbitraries.js';
import { escaped, send, type Answer } from '../support/http.js';
import { People, type Who } from '../support/people.js';
import { platform } from '../support/platform.js';
import { operations, type Operation } from '../support/operations.js';
import { somebodyElsesThings } from '../support/others.js';

const own = 'AUTH1';
const other = 'AUTH2';
const none = 'AUTH9';

let nats: NatsConnection;
let people: People;
let others: People;
/** By path: something of the other organisation. */
let theirs: Map<string, string>;

beforeAll(async () => {
  nats = await connect({ servers: platform.natsUrl });
  people = await People.of(nats, own, 'own');
  others = await People.of(nats, other, 'other');
  theirs = await somebodyElsesThings(others, other);
});
afterAll(async () => {
  await people?.close();
  await others?.close();
  await nats?.close();
});

/** The same every time; what is in it has to fit, not to make sense. */
const sample = (schema: Schema, pools: Pools): unknown =>
  fc.sample(fitting(schema, pools), { seed: 30, numRuns: 1 })[0];

interface Asked {
  who: string;
  code?: string;
  id?: string;
}

async function ask(
  { service, route }: Operation,
  { who, code = own, id = randomUUID() }: Asked,
): Promise<Answer> {
  const pools: Pools = { code: [code], token: ['none'], ref: ['1.1.1'] };
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    escaped(
      { code, id, token: 'none', ref: route.path.includes('assertions') ? '1.1' : '1.1.1' }[name] ?? name,
    ),
  );
  const query = new URLSearchParams(
    Object.entries((route.query ? sample(route.query, pools) : {}) as Record<string, unknown>).flatMap(
      ([name, value]) =>
        value === undefined ? [] : [[name, typeof value === 'string' ? value : JSON.stringify(value)]],
    ),
  ).toString();
  const body = route.body && JSON.stringify(sample(route.body, pools));
  const answer = await send(platform.urls[service], {
    method: route.method,
    path: query ? `${path}?${query}` : path,
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(who === 'stranger'
        ? {}
        : { authorization: await people.bearer(who as Who, endsSession(route.path)) }),
    },
    body,
  });
  // Signing out ends what else the same person looks at.
  if (who !== 'stranger' && endsSession(route.path)) people.forget(who as Who);
  return answer;
}

/** Whatever is done to the session of the one who asks must not be seen by the next. */
const endsSession = (path: string) => path.startsWith('/sessions/') || path.startsWith('/me/');

const codeOf = ({ status, text }: Answer): string | undefined =>
  status < 400 ? undefined : (JSON.parse(text) as { code: string }).code;

/** Two thousand requests: one after the other would take a minute. */
async function asked<T>(each: readonly T[], act: (one: T) => Promise<unknown>): Promise<void> {
  const queue = [...each];
  const worker = async () => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await act(one);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}

const callers = Object.entries(callerKinds(own));
const refusals = new Set(['sign-in-required', 'second-factor-missing', 'not-allowed', 'only-viewing']);
const named = operations.map(
  (each) => [`${each.service} ${each.route.method} ${each.route.path}`, each] as const,
);

describe('everybody gets what the contract says', () => {
  test.each(named)('%s', async (_, operation) => {
    const wrong: string[] = [];
    await asked(callers, async ([who, { claims }]) => {
      const answer = await ask(operation, { who });
      const expected = refusalOf(operation.route, claims);
      const code = codeOf(answer);
      const got = code !== undefined && refusals.has(code) ? code : undefined;
      if (got !== expected) wrong.push(`${who}: ${got ?? 'may'} instead of ${expected ?? 'may'}`);
      if (expected && ![401, 403].includes(answer.status))
        wrong.push(`${who}: refused with ${answer.status}`);
      if (answer.status >= 500) wrong.push(`${who}: ${answer.status} ${answer.text}`);
    });
    expect(wrong).toEqual([]);
  });
});

const bytes = ({ status, type, text }: Answer) => ({ status, type, text });

describe('another organisation’s things answer like none, to the byte', () => {
  test.each(named.filter(([, { route }]) => isOwnOnly(route)))('%s', async (_, operation) => {
    const mayAsk = callers.filter(([, { claims }]) => !refusalOf(operation.route, claims));
    await asked(mayAsk, async ([who]) => {
      const answer = bytes(await ask(operation, { who, code: other }));
      expect(answer).toEqual(bytes(await ask(operation, { who, code: none })));
      // What does not fit is refused before it is known whose it is.
      expect([404, 400]).toContain(answer.status);
      if (!operation.route.path.includes(':id')) return;
      const id = theirs.get(operation.route.path);
      const under = bytes(await ask(operation, { who, ...(id ? { id } : {}) }));
      expect(under).toEqual(bytes(await ask(operation, { who })));
    });
  });

  const ofAreas = ({ route }: Operation) =>
    route.access.startsWith('staff.') &&
    route.path.includes(':code') &&
    !refusalOf(route, callerKinds(own)['regional-officer']!.claims);
  test.each(named.filter(([, operation]) => ofAreas(operation)))(
    'for an officer of other areas: %s',
    async (_, operation) => {
      const existing = bytes(await ask(operation, { who: 'regional-officer', code: 'VL0T7' }));
      expect(existing).toEqual(bytes(await ask(operation, { who: 'regional-officer', code: none })));
      expect(existing.status).toBe(404);
    },
  );
});
