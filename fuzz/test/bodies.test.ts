import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { callerKinds, refusalOf } from '@dspt/contracts/callers';
import { sendWorst, worstBodies, type WorstBody } from '@dspt/testing/worst-bodies';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { memory } from '../support/memory.js';
import { People, type Who } from '../support/people.js';
import { platform } from '../support/platform.js';
import { operations, type Operation } from '../support/operations.js';

const own = 'BODY1';
const callers = Object.entries(callerKinds(own));
const mostGrowthMb = 300;
/** A service lets go of what has no end after 30 seconds, of a file that stands still after twice that at most. */
const answeredMs = 10_000;
const cutMs = 75_000;

let nats: NatsConnection;
let people: People;

beforeAll(async () => {
  nats = await connect({ servers: platform.natsUrl });
  people = await People.of(nats, own, 'bodies');
});
afterAll(async () => {
  await people?.close();
  await nats?.close();
});

/** Somebody who may: what they send is read. */
const whoMay = ({ route }: Operation): string =>
  callers.findLast(([, { claims }]) => !refusalOf(route, claims))![0];

/** Each waits for the one before it in its lane: a thousand signing in at once would be what is tried, and not the bodies. */
const lanes = Array.from({ length: 8 }, () => Promise.resolve());
let signedIn = 0;
function signIn(who: Who): Promise<string> {
  const lane = signedIn++ % lanes.length;
  const bearer = lanes[lane]!.then(() => people.bearer(who, true));
  lanes[lane] = bearer.then(
    () => undefined,
    () => undefined,
  );
  return bearer;
}

async function post(body: WorstBody, { service, route }: Operation, who: string): Promise<string[]> {
  const parts: Record<string, string> = { code: own, id: randomUUID(), ref: '1.1.1' };
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => parts[name] ?? 'x');
  // Some sign the sender out: a session of its own for each.
  const headers: Record<string, string> =
    who === 'stranger' ? {} : { authorization: await signIn(who as Who) };
  const began = Date.now();
  const port = Number(new URL(platform.urls[service]).port);
  const status = await sendWorst(body, { port, method: route.method, path, headers });
  const took = Date.now() - began;
  const tooLong = took > (body.endless ? cutMs : answeredMs);
  return status >= 500 || tooLong
    ? [`${service} ${route.method} ${route.path} as ${who}: ${status} after ${took} ms`]
    : [];
}

/** To every operation, by a stranger and by somebody who may; as many at a time as do not only wait for the machine. */
async function toEveryOperation(body: WorstBody): Promise<string[]> {
  const left = operations.flatMap((operation) =>
    [...new Set(['stranger', whoMay(operation)])].map((who) => ({ operation, who })),
  );
  const wrong: string[] = [];
  const sender = async () => {
    for (let next = left.pop(); next; next = left.pop())
      wrong.push(...(await post(body, next.operation, next.who)));
  };
  await Promise.all(Array.from({ length: body.endless ? left.length : 8 }, sender));
  return wrong;
}

const ending = worstBodies.filter(({ endless }) => !endless);
const endless = worstBodies.filter((body) => body.endless);

describe('sent to every operation of every service, no fault, no wait and no memory comes of', () => {
  test.each([
    ...ending.map((body) => [body.name, [body]] as const),
    // All that is done with these is waiting, which they can do together.
    ['what has no end', endless] as const,
  ])('%s', async (_, bodies) => {
    const before = memory();
    expect((await Promise.all(bodies.map(toEveryOperation))).flat()).toEqual([]);
    const grown = Object.entries(memory()).filter(([name, size]) => size > before[name]! + mostGrowthMb);
    expect(grown).toEqual([]);
  });
});
