import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { problemDetails } from '@dspt/contracts/problem';
import { headers } from '@nats-io/transport-node';
import fc, { type Arbitrary } from 'fast-check';
import { anyInput } from '../support/arbitraries.js';
import { callsOf } from '../support/calls.js';
import { callerOf, Fuzzer, pick, sample, shown } from '../support/fuzzer.js';
import { hostileText } from '../support/hostile.js';
import { send } from '../support/http.js';
import { memory } from '../support/memory.js';
import { platform, problemLines } from '../support/platform.js';
import { cases, seed } from '../support/session.js';
import { codes, events, operations, requests } from '../support/operations.js';
import { wrongWithApi } from '../support/verdict.js';

const answerMs = 10_000;
const mostGrowthMb = 300;
let fuzzer: Fuzzer;
let before: Record<string, number>;

beforeAll(async () => {
  fuzzer = await Fuzzer.open('FUZZ1');
  before = memory();
});
afterAll(() => fuzzer?.close());

/** JSON of it, mostly; what is no JSON, and nothing at all. */
const payloads = (values: Arbitrary<unknown>): Arbitrary<Buffer> =>
  fc.oneof(
    { weight: 8, arbitrary: values.map((value) => Buffer.from(JSON.stringify(value) ?? 'null')) },
    { weight: 1, arbitrary: hostileText.map((text) => Buffer.from(text)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(Buffer.alloc(0), Buffer.from([0xff, 0xfe]), Buffer.from('{"a":')),
    },
  );

describe(`whatever comes (seed ${seed})`, () => {
  test('over HTTP is answered', async () => {
    const wrong = await cases(operations.length * 4, 0.4, async (number) => {
      const { service, route } = pick(operations, number);
      const call = sample(callsOf(route, fuzzer.pools), number);
      const who = callerOf(number);
      const answer = await fuzzer.answerTo(platform.urls[service], who, call, await fuzzer.asking(who));
      if (typeof answer === 'string') return [answer];
      return wrongWithApi(answer, route).map((what) => `${service} as ${who}: ${shown(call)}\n  → ${what}`);
    });
    expect(wrong).toEqual([]);
  });

  test('over NATS is answered', async () => {
    const wrong = await cases(requests.length * 12, 0.5, async (number) => {
      const request = pick(requests, number);
      const payload = sample(payloads(anyInput(request.input, fuzzer.pools)), number);
      const at = `${request.subject} ${payload.toString().slice(0, 500)}`;
      try {
        const reply = await fuzzer.nats.request(request.subject, payload, { timeout: answerMs });
        if (!reply.headers?.has('Dspt-Problem')) {
          const { error } = request.output.safeParse(reply.json());
          return error ? [`${at}\n  → not what the contract promises: ${error.message}`] : [];
        }
        const problem = problemDetails.parse(reply.json());
        const refused = problem.status < 500 && codes.has(problem.code);
        return refused ? [] : [`${at}\n  → ${JSON.stringify(problem)}`];
      } catch (error) {
        return [`${at}\n  → ${String(error)}`];
      }
    });
    expect(wrong).toEqual([]);
  });

  test('as an event ends nothing', async () => {
    await cases(events.length * 4, 0.5, async (number) => {
      const event = pick(events, number);
      const payload = sample(payloads(anyInput(event.data, fuzzer.pools)), number);
      const id = headers();
      id.set('Nats-Msg-Id', randomUUID());
      fuzzer.nats.publish(`events.${event.name}`, payload, { headers: id });
      await fuzzer.nats.flush();
      return [];
    });
  });

  test('leaves everything alive, no larger than before, and without a fault in the logs', async () => {
    const healthy = Object.entries(platform.urls)
      .filter(([name]) => name !== 'mailbox')
      .map(async ([name, url]) => [name, (await send(url, { method: 'GET', path: '/health' })).status]);
    expect((await Promise.all(healthy)).filter(([, status]) => status !== 200)).toEqual([]);
    expect(Object.entries(memory()).filter(([name, size]) => size > before[name]! + mostGrowthMb)).toEqual(
      [],
    );
    const faults = /STOPPED|unhandled|TypeError|RangeError|ReferenceError|QueryFailedError/i;
    expect(
      problemLines()
        .filter((line) => faults.test(line))
        .slice(0, 10),
    ).toEqual([]);
  });
});
