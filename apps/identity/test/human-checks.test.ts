import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  humanChallenge,
  passHumanCheck,
  showHumanChallenge,
  speakHumanChallenge,
  type humanAnswer,
} from '@dspt/contracts/identity/human-checks';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { solveHumanCheck, wrongly } from '@dspt/testing/human-check';
import type { z } from 'zod';
import { Challenges } from '../src/human-checks/challenges.js';
import { HumanChecksService } from '../src/human-checks/human-checks.service.js';
import { Harness } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open({ config: { ADDRESS_FORM_LIMIT: 2 } });
});
afterAll(() => harness?.close());

const check = (answer: z.infer<typeof humanAnswer>) => harness.get(HumanChecksService).mustBePassed(answer);

const fresh = () => harness.get(Challenges).make();
const answered = async () => solveHumanCheck(await fresh());
const charactersOf = async (id: string) => (await harness.get(Challenges).read({ id }))!.characters;
const failed = { code: 'human-check-failed' };

describe('who may: POST /human-challenges', () => {
  test('anybody gets a challenge, which does not show its digits', async () => {
    const { status, body } = await harness.http.post('/human-challenges');
    expect(status).toBe(200);
    const { id } = humanChallenge.parse(body);
    expect(id.length).toBeLessThan(1000);
    expect(await charactersOf(id)).toMatch(/^[2346789]{6}$/);
    expect(Buffer.from(id, 'base64').toString()).not.toContain(await charactersOf(id));
  });
});

describe('for people without JavaScript', () => {
  const show = ({ path }: { path: string }, id: string) => harness.http.get(path).query({ id });
  test('who may: GET /human-challenges/image, anybody sees the digits', async () => {
    const { status, headers, body } = await show(showHumanChallenge, await fresh());
    expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: 'image/png' });
    const image = (body as Buffer).toString('latin1');
    expect(image).toMatch(/^\x89PNG\r\n/);
    expect(image).not.toMatch(/tEXt|iTXt|zTXt|<svg|<path/);
  });
  test('who may: GET /human-challenges/sound, anybody hears the digits, never twice the same', async () => {
    const id = await fresh();
    const [one, other] = [await show(speakHumanChallenge, id), await show(speakHumanChallenge, id)];
    expect({ status: one.status, type: one.headers['content-type'] }).toEqual({
      status: 200,
      type: 'audio/wav',
    });
    const sound = one.body as Buffer;
    expect(sound.toString('latin1')).toMatch(/^RIFF....WAVEfmt /s);
    expect(sound.length).toBe(44 + sound.readUInt32LE(40));
    expect(sound.length).toBeGreaterThan(3 * 8000);
    expect(sound.equals(other.body as Buffer)).toBe(false);
  });
  test('nobody sees or hears what is not ours, or too late', async () => {
    const id = await fresh();
    harness.service.clock.set(new Date(Date.now() + 10.1 * 60_000));
    for (const made of [id, 'made up', Buffer.from('{"parameters":{}}').toString('base64')])
      for (const route of [showHumanChallenge, speakHumanChallenge])
        expect((await show(route, made)).body).toMatchObject({ code: 'not-found' });
    harness.service.clock.set(new Date());
  });
  test('the digits are the answer, with or without blanks', async () => {
    const id = await fresh();
    const characters = (await charactersOf(id)).replace(/...$/, ' $&');
    await expect(pass({ human: { id, characters } })).resolves.toEqual({});
  });
  test('other digits are not, nor is nothing', async () => {
    const id = await fresh();
    const others = (await charactersOf(id)).replaceAll(/\d/g, (digit) => (digit === '2' ? '3' : '2'));
    await expect(check({ id, characters: others })).rejects.toMatchObject(failed);
    await expect(check({ id: await fresh(), characters: '' })).rejects.toMatchObject(failed);
    await expect(check({ id: await fresh() })).rejects.toMatchObject(failed);
  });
});

describe('a challenge', () => {
  test('is good once', async () => {
    const answer = await answered();
    await expect(check(answer)).resolves.toBeUndefined();
    await expect(check(answer)).rejects.toMatchObject({ code: 'human-check-failed' });
  });
  test('is good once, also when answered twice at the same moment', async () => {
    const answer = await answered();
    const answers = await Promise.allSettled([check(answer), check(answer)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
  test('is used up by a wrong answer', async () => {
    const answer = await answered();
    await expect(check({ id: answer.id, characters: 'wrong' })).rejects.toMatchObject(failed);
    await expect(check(answer)).rejects.toMatchObject(failed);
  });
  test('is used up whichever way its JSON is written', async () => {
    const { id, solution } = await answered();
    const again = Buffer.from(`${Buffer.from(id, 'base64').toString()} `).toString('base64');
    await expect(check({ id, solution })).resolves.toBeUndefined();
    await expect(check({ id: again, solution })).rejects.toMatchObject(failed);
  });
  test('is solved by nothing but the work', async () => {
    await expect(check(wrongly(await answered()))).rejects.toMatchObject(failed);
    const { id } = await answered();
    await expect(check({ id, solution: (await answered()).solution })).rejects.toMatchObject(failed);
  });
  test('is not accepted when changed: easier work, a later end, no signature', async () => {
    const { id, solution } = await answered();
    const challenge = JSON.parse(Buffer.from(id, 'base64').toString());
    const { parameters, signature } = challenge;
    const changed = [
      { parameters: { ...parameters, cost: 1 }, signature },
      { parameters: { ...parameters, algorithm: 'SHA-256' }, signature },
      { parameters: { ...parameters, keySignature: '' }, signature },
      { parameters: { ...parameters, data: { ...parameters.data, expiresAt: 9e15 } }, signature },
      { parameters, signature: '' },
      { parameters },
      { parameters: null, signature },
      [],
      null,
      'a'.repeat(1400),
    ].map((made) => Buffer.from(JSON.stringify(made)).toString('base64'));
    for (const made of [...changed, '', '%', 'bm90IEpTT04='])
      await expect(pass({ human: { id: made, solution } })).rejects.toMatchObject(failed);
    await expect(check({ id, solution })).resolves.toBeUndefined();
  });
  test('is good for ten minutes', async () => {
    const answer = await answered();
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

async function pass(form: object) {
  const email = `${randomUUID()}@rose.example`;
  const sent = { human: await answered(), clientAddress: randomUUID(), email, ...form };
  return harness.service.app.get(Requests).ask(passHumanCheck, sent);
}

describe('a form of another service', () => {
  test('answers: identity.human-checks.pass', async () => {
    await expect(pass({})).resolves.toEqual({});
    await expect(pass({ human: { id: 'made.up' } })).rejects.toMatchObject({
      code: 'human-check-failed',
    });
  });
  test('refuses bad input: identity.human-checks.pass', async () => {
    const { id, solution } = await answered();
    const bad = [
      {},
      { id: 'x'.repeat(10_000) },
      { id: 7 },
      { id, solution: 'x' },
      { id, solution: { ...solution, counter: 'x' } },
      { id, solution: { ...solution, derivedKey: 'x'.repeat(10_000) } },
      { id, solution: { ...solution, more: 1 } },
    ];
    for (const human of bad) {
      const form = { human, clientAddress: 'x', email: 'ann@rose.example' };
      await expect(harness.askRaw(passHumanCheck, form)).resolves.toMatchObject({ code: 'invalid-input' });
    }
  });
  test('is limited like those here', async () => {
    for (let sent = 0; sent < 6; sent++) await pass({ email: 'often@rose.example' });
    await expect(pass({ email: 'often@rose.example' })).rejects.toMatchObject({ code: 'too-many-requests' });
  });
});
