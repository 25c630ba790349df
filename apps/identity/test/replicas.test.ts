import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createService } from '@dspt/service-kit/start';
import { wrongly } from '@dspt/testing/human-check';
import fc from 'fast-check';
import supertest from 'supertest';
import { AppModule } from '../src/app.module.js';
import { Config } from '../src/config.js';
import { HumanChecksService } from '../src/human-checks/human-checks.service.js';
import { Harness, password } from './harness.js';

/** Two of the service on one database and one NATS server. */
let harness: Harness;
let twin: Awaited<ReturnType<typeof createService>>;
let replicas: Harness['http'][];
beforeAll(async () => {
  harness = await Harness.open();
  twin = await createService(AppModule.with(harness.service.app.get(Config)), 'error');
  await twin.getHttpAdapter().getInstance().ready();
  replicas = [harness.http, supertest(twin.getHttpServer())];
});
afterAll(async () => {
  await twin?.close();
  await harness?.close();
});
afterEach(() => harness.service.clock.set(new Date()));

const address = () => `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 250)).join('.')}`;
const signIn = (replica: number, email: string, given = password, from = address(), device?: string) =>
  replicas[replica % 2]!.post('/sessions')
    .set('x-forwarded-for', from)
    .send({ email, password: given, device });

test('failures at one account are counted together, those of a known device too', async () => {
  const { email } = await harness.person();
  const { device } = (await signIn(0, email)).body as { device: string };
  for (let time = 0; time < 5; time++) await signIn(time, email, 'WrongOne99');
  for (const replica of [0, 1]) {
    expect((await signIn(replica, email)).body.code).toBe('sign-in-slowed');
    expect((await signIn(replica, email, password, address(), device)).status).toBe(200);
  }
  for (let time = 0; time < 5; time++) await signIn(time, email, 'WrongOne99', address(), device);
  for (const replica of [0, 1])
    expect((await signIn(replica, email, password, address(), device)).body.code).toBe('sign-in-slowed');
});

test('failures from one place are counted together', async () => {
  const from = address();
  for (let time = 0; time < 12; time++) await signIn(time, `${randomUUID()}@example.org`, 'WrongOne99', from);
  for (const replica of [0, 1])
    expect((await signIn(replica, `${randomUUID()}@example.org`, 'x', from)).body.code).toBe(
      'sign-in-slowed',
    );
});

test('a session ended at one is void at the other within a second, token and all', async () => {
  const secret = await harness.signIn(await harness.person());
  const bearer = await harness.bearer(secret);
  const current = () => replicas[1]!.get('/sessions/current').set('authorization', bearer);
  expect((await current()).status).toBe(200);
  await replicas[0]!.delete('/sessions/current').set('authorization', bearer).expect(204);
  const from = performance.now();
  while ((await current()).status !== 401) expect(performance.now() - from).toBeLessThan(1000);
  await expect(harness.exchange(secret)).rejects.toMatchObject({ code: 'session-ended' });
});

test('of any answers to one human check, wherever and in whatever order, only the first can count', async () => {
  const checks = [harness.get(HumanChecksService), twin.get(HumanChecksService, { strict: false })];
  const attempt = fc.record({ replica: fc.nat({ max: 1 }), right: fc.boolean() });
  const attempts = fc.array(attempt, { minLength: 2, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(attempts, fc.boolean(), async (tries, together) => {
      const human = await harness.human();
      const answer = ({ replica, right }: (typeof tries)[number]) =>
        checks[replica]!.mustBePassed(right ? human : wrongly(human)).then(
          () => true,
          () => false,
        );
      const passed: boolean[] = [];
      if (together) passed.push(...(await Promise.all(tries.map(answer))));
      else for (const each of tries) passed.push(await answer(each));
      expect(passed.filter(Boolean).length).toBeLessThanOrEqual(1);
      if (!together) expect(passed).toEqual(tries.map(({ right }, index) => index === 0 && right));
    }),
    { numRuns: 20 },
  );
});
