import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TestService } from '@dspt/testing/service';
import { accessTests, administrators, anyRole } from './support/access.js';
import {
  answer,
  careProfile,
  complete,
  confirm,
  readAssessment,
  saveProfile,
  seenNow,
} from './support/assessment.js';
import { as } from './support/people.js';
import { startWithOrganisations } from './support/service.js';

const codes = ['V1', 'V2', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'];
let service: TestService;
beforeAll(async () => {
  service = await startWithOrganisations(codes.map((code) => ({ code, parent: 'HQ' })));
});
afterAll(() => service?.close());

const assertion = (code: string, ref: string) => `/organisations/${code}/assertions/${ref}/confirmation`;

accessTests(
  () => service,
  [
    {
      titles: ['who may: GET /organisations/:code/assessment', 'whose: GET /organisations/:code/assessment'],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(`/organisations/${code}/assessment`),
    },
    {
      titles: [
        'who may: PUT /organisations/:code/assertions/:ref/confirmation',
        'whose: PUT /organisations/:code/assertions/:ref/confirmation',
      ],
      allowed: administrators,
      ask: ({ http }, code) => http.put(assertion(code, '1.1')).send({ version: 0 }),
    },
    {
      titles: [
        'who may: DELETE /organisations/:code/assertions/:ref/confirmation',
        'whose: DELETE /organisations/:code/assertions/:ref/confirmation',
      ],
      allowed: administrators,
      ask: ({ http }, code) => http.delete(assertion(code, '1.1')),
    },
    {
      titles: [
        'who may: PUT /organisations/:code/confirmations',
        'whose: PUT /organisations/:code/confirmations',
      ],
      allowed: administrators,
      ask: ({ http }, code) =>
        http.put(`/organisations/${code}/confirmations`).send({ assertions: [{ ref: '1.1', version: 0 }] }),
    },
  ],
);

test('the task list of a new organisation says what is left for both levels', async () => {
  const list = await readAssessment(await as(service, 'auditor', 'T1'), 'T1');
  expect(list).toMatchObject({
    organisationName: 'SITE T1',
    edition: { id: '2026-27', deadline: '2027-06-30' },
    approachingAvailable: false,
    profileComplete: false,
    lastActivityAt: null,
  });
  expect([list.progress.approaching.total, list.progress.met.total]).toEqual([27, 44]);
  expect(list.assertions.flatMap(({ items }) => items)).toHaveLength(56);
  expect(list.assertions.filter(({ confirmable }) => confirmable)).toEqual([]);
});

test('two first looks at the same moment begin one assessment', async () => {
  const person = await as(service, 'member', 'T2');
  const lists = await Promise.all([1, 2, 3].map(() => readAssessment(person, 'T2')));
  expect(new Set(lists.map(({ edition }) => edition.id)).size).toBe(1);
});

describe('confirming', () => {
  test('an assertion that is not complete is refused with what is left', async () => {
    const admin = await as(service, 'administrator', 'T3');
    await answer(admin, 'T3', '1.2.4');
    const refused = await admin.put(assertion('T3', '1.1'), { version: 0 }).expect(409);
    expect(refused.body).toMatchObject({
      code: 'assertion-incomplete',
      outstandingItems: ['1.1.1', '1.1.2', '1.1.3', '1.1.5'],
    });
    const all = await admin.put('/organisations/T3/confirmations', {
      assertions: await seenNow(admin, 'T3', ['1.2', '1.1']),
    });
    expect(all.status).toBe(409);
    expect((await readAssessment(admin, 'T3')).progress.met.assertionsConfirmed).toBe(0);
  });
  test('an assertion that is complete is confirmed by name, until something in it changes', async () => {
    const admin = await as(service, 'administrator', 'T3');
    const [seen] = await seenNow(admin, 'T3', ['1.2']);
    const confirmed = await admin.put(assertion('T3', '1.2'), { version: seen!.version }).expect(200);
    const of = (body: { assertions: { ref: string }[] }, ref: string) =>
      body.assertions.find((one) => one.ref === ref);
    expect(of(confirmed.body, '1.2')).toMatchObject({ confirmed: true, confirmedBy: 'Test administrator' });
    await answer(admin, 'T3', '1.2.4', { comment: 'Checked again' });
    expect(of(await readAssessment(admin, 'T3'), '1.2')).toMatchObject({
      confirmed: false,
      confirmedAt: null,
    });
  });
  test('an answer changed since it was shown is not confirmed unseen: who changed it is said', async () => {
    const [admin, member] = [await as(service, 'administrator', 'T6'), await as(service, 'member', 'T6')];
    await answer(member, 'T6', '8.2.1');
    await answer(member, 'T6', '8.1.4');
    const seen = await seenNow(admin, 'T6', ['8.1', '8.2']);
    await answer(member, 'T6', '8.1.4', { comment: 'One is not supported any more' });
    const { body } = await admin.put('/organisations/T6/confirmations', { assertions: seen }).expect(409);
    expect(body).toMatchObject({
      code: 'assertion-changed',
      changed: seen.map(({ ref }) => ({ ref, by: 'Test member' })),
    });
    expect((await readAssessment(admin, 'T6')).progress.met.assertionsConfirmed).toBe(0);
    await confirm(admin, 'T6', ['8.1', '8.2']);
  });
  test('confirming sent twice is answered twice; other answers do not matter', async () => {
    const admin = await as(service, 'administrator', 'T7');
    await answer(admin, 'T7', '1.2.4');
    const body = { assertions: await seenNow(admin, 'T7', ['1.2']) };
    await answer(admin, 'T7', '8.1.4');
    for (let times = 0; times < 2; times++)
      await admin.put('/organisations/T7/confirmations', body).expect(200);
  });
  test('a confirmation can be taken back, also twice', async () => {
    const admin = await as(service, 'administrator', 'T3');
    await confirm(admin, 'T3', ['1.2']);
    for (let times = 0; times < 2; times++) {
      const { body } = await admin.delete(assertion('T3', '1.2')).expect(200);
      expect(body.progress.met.assertionsConfirmed).toBe(0);
    }
  });
  test('an answer that another depends on un-confirms both', async () => {
    const admin = await as(service, 'administrator', 'T4');
    for (const ref of ['8.1.4', '8.2.1']) await answer(admin, 'T4', ref);
    await confirm(admin, 'T4', ['8.1', '8.2']);
    await answer(admin, 'T4', '8.1.4', { comment: 'One is not supported any more' });
    expect((await readAssessment(admin, 'T4')).progress.met.assertionsConfirmed).toBe(0);
  });
  test('what is all optional has nothing to confirm, and what is unknown is not there', async () => {
    const admin = await as(service, 'administrator', 'T4');
    const optional = await admin.put(assertion('T4', '4.4'), { version: 0 }).expect(409);
    expect(optional.body.detail).toContain('optional');
    await admin.put(assertion('T4', '99.9'), { version: 0 }).expect(404);
  });
});

test('for care, what Approaching Standards asks for can be confirmed before the rest', async () => {
  const admin = await as(service, 'administrator', 'T5');
  await saveProfile(admin, 'T5', careProfile);
  const done = await complete(admin, 'T5', 'approaching');
  expect(done).toMatchObject({ approachingAvailable: true, profileComplete: true });
  expect(done.progress.approaching).toMatchObject({ ready: true, complete: 27, unconfirmedAssertions: [] });
  expect(done.progress.met).toMatchObject({ ready: false, complete: 27 });
  expect(done.progress.met.outstandingItems).toHaveLength(17);
});
