import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { generate } from 'otplib';
import { Harness, password } from './harness.js';

/** Started on another day than the world outside has. */
let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open({ config: { TODAY: '2027-09-01' } });
});
afterAll(() => harness?.close());

test('sessions end by the clock of the platform, and tokens live for minutes in the world outside', async () => {
  const { session, tokenExpiresAt } = await harness.exchange(await harness.signIn(await harness.person()));
  expect(session.endsAt).toMatch(/^2027-09-0/);
  const lives = Date.parse(tokenExpiresAt) - Date.now();
  expect([lives > 0, lives < 6 * 60_000]).toEqual([true, true]);
});

test('authenticator apps, which know only the world outside, give codes that count', async () => {
  const bearer = await harness.bearer(await harness.signIn(await harness.person()));
  const { body } = await harness.http
    .post('/me/second-factor')
    .set('authorization', bearer)
    .send({ password })
    .expect(200);
  const code = await generate({ secret: (body as { secret: string }).secret });
  await harness.http.put('/me/second-factor').set('authorization', bearer).send({ code }).expect(200);
});
