import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { humanChallenge, passHumanCheck } from '@dspt/contracts/identity/human-checks';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { HumanChecksService } from '../src/human-checks/human-checks.service.js';
import { Harness } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open({ config: { ADDRESS_FORM_LIMIT: 2 } });
});
afterAll(() => harness?.close());

const check = (answer: { id: string; number?: number; characters?: string }) =>
  harness.get(HumanChecksService).mustBePassed(answer);

describe('who may: POST /human-challenges', () => {
  test('anybody gets a challenge for the browser and an image for people without JavaScript', async () => {
    const { status, body } = await harness.http.post('/human-challenges');
    expect(status).toBe(200);
    const { image, id } = humanChallenge.parse(body);
    expect(image).toMatch(/^<svg [^]*<\/svg>$/);
    expect(image).not.toMatch(/<text|<script/);
    expect(id.length).toBeLessThan(2000);
  });
});

describe('a challenge', () => {
  test('is good once', async () => {
    const answer = await harness.human();
    await expect(check(answer)).resolves.toBeUndefined();
    await expect(check(answer)).rejects.toMatchObject({ code: 'human-check-failed' });
  });
  test('is good once, also when answered twice at the same moment', async () => {
    const answer = await harness.human();
    const answers = await Promise.allSettled([check(answer), check(answer)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
  test('is used up by a wrong answer', async () => {
    const { id, number } = await harness.human();
    await expect(check({ id, characters: 'wrong' })).rejects.toMatchObject({ code: 'human-check-failed' });
    await expect(check({ id, number })).rejects.toMatchObject({ code: 'human-check-failed' });
  });
  test('is good for ten minutes', async () => {
    const answer = await harness.human();
    harness.service.clock.set(new Date(Date.now() + 10.1 * 60_000));
    await expect(check(answer)).rejects.toMatchObject({ code: 'human-check-failed' });
    harness.service.clock.set(new Date());
  });
});

test('challenges are limited by where they are asked from', async () => {
  const ask = () => harness.http.post('/human-challenges').set('x-forwarded-for', '192.0.2.9');
  const answers = await Promise.all(Array.from({ length: 21 }, ask));
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
});

test('public forms are limited by where they come from', async () => {
  const send = (from: string) =>
    harness.http
      .post('/password-resets')
      .set('x-forwarded-for', `${from}, 127.0.0.1`)
      .send({ email: 'ann@example.org', human: { id: 'x' } });
  const codes = [];
  for (let time = 0; time < 3; time++) codes.push((await send('192.0.2.1')).body.code);
  expect(codes).toEqual(['human-check-failed', 'human-check-failed', 'too-many-requests']);
  expect((await send('192.0.2.2')).body.code).toBe('human-check-failed');
});

describe('a form of another service', () => {
  const pass = async (form: object) =>
    harness.service.app.get(Requests).ask(passHumanCheck, {
      human: await harness.human(),
      clientAddress: randomUUID(),
      email: 'ann@rose.example',
      ...form,
    });
  test('answers: identity.human-checks.pass', async () => {
    await expect(pass({})).resolves.toEqual({});
    await expect(pass({ human: { id: 'made.up', number: 1 } })).rejects.toMatchObject({
      code: 'human-check-failed',
    });
  });
  test('refuses bad input: identity.human-checks.pass', async () => {
    await expect(harness.askRaw(passHumanCheck, { human: {} })).resolves.toMatchObject({
      code: 'invalid-input',
    });
  });
  test('is limited like those here', async () => {
    for (let sent = 0; sent < 6; sent++) await pass({ email: 'often@rose.example' });
    await expect(pass({ email: 'often@rose.example' })).rejects.toMatchObject({ code: 'too-many-requests' });
  });
});
