import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { callsOf, visitsOf } from '../support/calls.js';
import { callerOf, Fuzzer, pick, sample, shown } from '../support/fuzzer.js';
import { platform } from '../support/platform.js';
import { cases, seed } from '../support/session.js';
import { operations, pages } from '../support/operations.js';
import { wrongWith, wrongWithApi } from '../support/verdict.js';

let fuzzer: Fuzzer;
beforeAll(async () => {
  fuzzer = await Fuzzer.open('FUZZ2');
});
afterAll(() => fuzzer?.close());

describe(`whatever comes to the portal (seed ${seed})`, () => {
  test('from programs is answered', async () => {
    const wrong = await cases(operations.length * 2, 0.4, async (number) => {
      const { service, route } = pick(operations, number);
      const call = sample(callsOf(route, fuzzer.pools), number);
      const forwarded = { ...call, path: `/api/${service}${call.path}` };
      const who = callerOf(number);
      const headers = await fuzzer.browsing(who);
      const answer = await fuzzer.answerTo(platform.urls.portal, who, forwarded, headers);
      if (typeof answer === 'string') return [answer];
      return wrongWithApi(answer, undefined).map((what) => `as ${who}: ${shown(forwarded)}\n  → ${what}`);
    });
    expect(wrong).toEqual([]);
  });

  test('from browsers gets a page', async () => {
    const wrong = await cases(pages.length * 5, 0.9, async (number) => {
      const call = sample(visitsOf(pick(pages, number), fuzzer.pools), number);
      const who = callerOf(number);
      const answer = await fuzzer.answerTo(platform.urls.portal, who, call, await fuzzer.browsing(who));
      if (typeof answer === 'string') return [answer];
      return wrongWith(answer).map((what) => `as ${who}: ${shown(call)}\n  → ${what}`);
    });
    expect(wrong).toEqual([]);
  });
});
