import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sendWorst, worstBodies, type WorstBody } from '@dspt/testing/worst-bodies';
import { publicUrl, TestPortal } from './portal.js';

let portal: TestPortal;

beforeAll(async () => {
  const limited = { headersMs: 2000, bodyMs: 500, requestMs: 2000, silentMs: 20_000 };
  portal = await TestPortal.start({ CHANGES_PER_MINUTE: 1e6, SEARCHES_PER_MINUTE: 1e6 }, limited);
  const body = { type: '/problems/not-found', code: 'not-found', title: 'There is none', status: 404 };
  portal.answer = () => ({ status: 404, body });
});
afterAll(() => portal?.close());

const megabyte = 1024 * 1024;

/** Sends it to every route, ten at a time; gives the status of each and the longest time one took. */
async function toEveryRoute(body: WorstBody, cookie: string) {
  const left = [...portal.routes];
  const outcomes: { status: number; route: string; ms: number }[] = [];
  const sender = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const { method, url } = next;
      const at = Date.now();
      const path = url.replaceAll(/:\w+/g, 'x');
      const status = await sendWorst(body, {
        port: portal.port,
        method,
        path,
        headers: { origin: publicUrl, cookie },
      });
      outcomes.push({ status, route: `${method} ${url}`, ms: Date.now() - at });
    }
  };
  await Promise.all(Array.from({ length: 10 }, sender));
  return outcomes;
}

test('there are as many routes as there are pages and operations', () => {
  expect(portal.routes.length).toBeGreaterThan(70);
});

describe.each([
  ['a stranger', () => ''],
  ['somebody whose session has ended', () => `session=${'e'.repeat(40)}`],
  ['somebody signed in', () => portal.session()],
])('sent by %s to every route of the portal, no fault, no wait and no memory comes of', (_, cookieOf) => {
  test.each(worstBodies.map((body) => [body.name, body] as const))('%s', async (_name, body) => {
    const before = process.memoryUsage().rss;
    const outcomes = await toEveryRoute(body, cookieOf());
    expect(outcomes.filter(({ status }) => status >= 500)).toEqual([]);
    expect(outcomes.filter(({ ms }) => ms > 8000)).toEqual([]);
    expect((process.memoryUsage().rss - before) / megabyte).toBeLessThan(300);
    await portal.http.get('/sign-in').expect(200);
  });
});
