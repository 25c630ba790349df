import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { progressChanged } from '@dspt/contracts/assessment/progress';
import { profile, type Profile } from '@dspt/contracts/assessment/profiles';
import type { TestService } from '@dspt/testing/service';
import type { DataSource } from 'typeorm';
import { accessTests, administrators, anyRole } from './support/access.js';
import { careProfile, readItem, saveProfile } from './support/assessment.js';
import { eventsOf } from '@dspt/testing/events';
import { as, type Person } from './support/people.js';
import { startAssessment } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startAssessment();
  service.clock.set(new Date('2026-11-22T12:00:00Z'));
});
afterAll(() => service?.close());

const path = (code: string) => `/organisations/${code}/profile`;
const accept = (person: Person, code: string, version: number) =>
  person.put(`${path(code)}/acceptance`, { version });

accessTests(
  () => service,
  [
    {
      titles: ['who may: GET /organisations/:code/profile', 'whose: GET /organisations/:code/profile'],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(path(code)),
    },
    {
      titles: ['who may: PUT /organisations/:code/profile', 'whose: PUT /organisations/:code/profile'],
      allowed: administrators,
      ask: ({ http }, code) => http.put(path(code)).send({ siro: 'Ann', version: 0 }),
    },
    {
      titles: [
        'who may: PUT /organisations/:code/profile/acceptance',
        'whose: PUT /organisations/:code/profile/acceptance',
      ],
      allowed: administrators,
      ask: ({ http }, code) => http.put(`${path(code)}/acceptance`).send({ version: 0 }),
    },
  ],
);

test('one page at a time: what is not sent stays as it is', async () => {
  const admin = await as(service, 'administrator', 'P1');
  expect(await saveProfile(admin, 'P1', { sector: 'social-care', siro: 'Ann' })).toMatchObject({
    complete: false,
  });
  await saveProfile(admin, 'P1', { nhsmailOnly: 'not-sure' });
  expect(await saveProfile(admin, 'P1', { cyberEssentialsPlus: 'no' })).toMatchObject({
    sector: 'social-care',
    siro: 'Ann',
    nhsmailOnly: 'not-sure',
    complete: true,
  });
});

describe('Cyber Essentials PLUS', () => {
  test.each([
    ['2026-11-23', 'today or in the past'],
    ['2025-11-22', 'last 12 months'],
    ['22/11/2026', 'Enter a real date'],
  ])('awarded on %s is refused', async (awardedOn, message) => {
    const admin = await as(service, 'administrator', 'P2');
    const { body } = await admin
      .put(path('P2'), { cyberEssentialsPlus: 'yes', cyberEssentialsPlusAwardedOn: awardedOn, version: 0 })
      .expect(400);
    expect(body).toMatchObject({
      code: 'invalid-input',
      errors: [{ field: 'cyberEssentialsPlusAwardedOn' }],
    });
    expect(body.errors[0].message).toContain(message);
  });

  test('waives items as long as it counts, visibly and with why', async () => {
    const admin = await as(service, 'administrator', 'P3');
    const held = { ...careProfile, cyberEssentialsPlus: 'yes', cyberEssentialsPlusAwardedOn: '2026-05-01' };
    expect((await saveProfile(admin, 'P3', held)).certificates).toEqual(['cyber_essentials_plus']);
    expect(await readItem(admin, 'P3', '6.2.1')).toMatchObject({
      state: 'exempt',
      exemptBy: 'cyber_essentials_plus',
      answer: { state: 'exempt' },
    });
    service.clock.set(new Date('2027-05-01T12:00:00Z'));
    expect(await readItem(admin, 'P3', '6.2.1')).toMatchObject({ state: 'not-started', exemptBy: null });
    service.clock.set(new Date('2026-11-22T12:00:00Z'));
    expect((await saveProfile(admin, 'P3', { cyberEssentialsPlus: 'no' })).certificates).toEqual([]);
  });

  test('what it waives counts as complete in the progress that is told', async () => {
    const admin = await as(service, 'administrator', 'P4');
    await saveProfile(admin, 'P4', {
      cyberEssentialsPlus: 'yes',
      cyberEssentialsPlusAwardedOn: '2026-05-01',
    });
    expect((await eventsOf(service, progressChanged, 'P4')).at(-1)).toMatchObject({ answered: 3, total: 44 });
  });
});

test('a profile is accepted as a whole, and not before it is complete', async () => {
  const admin = await as(service, 'administrator', 'P5');
  const begun = await saveProfile(admin, 'P5', { sector: 'dentist' });
  const refused = await accept(admin, 'P5', begun.version).expect(409);
  expect(refused.body).toMatchObject({ code: 'profile-incomplete' });
  expect(refused.body.errors.map(({ field }: { field: string }) => field)).toEqual([
    'nhsmailOnly',
    'cyberEssentialsPlus',
  ]);
  const { version } = await saveProfile(admin, 'P5', careProfile);
  const accepted = profile.parse((await accept(admin, 'P5', version).expect(200)).body);
  expect(accepted).toMatchObject({ acceptedBy: 'Test administrator', complete: true, version });
  expect(accepted.acceptedAt).toMatch(/^2026-11-22T12:00/);
  await accept(admin, 'P5', version).expect(200);
});

test('a name that is too long names its field', async () => {
  const admin = await as(service, 'administrator', 'P6');
  const { body } = await admin.put(path('P6'), { siro: 'x'.repeat(201), version: 0 }).expect(400);
  expect(body.errors).toEqual([{ field: 'siro', message: 'Must be 200 characters or fewer' }]);
});

describe('two windows on one profile', () => {
  const put = async (person: Person, code: string, body: object): Promise<Profile> =>
    profile.parse((await person.put(path(code), body).expect(200)).body);

  test('that change different answers both keep theirs', async () => {
    const admin = await as(service, 'administrator', 'P7');
    const { version } = await saveProfile(admin, 'P7', { siro: 'Ann' });
    await put(admin, 'P7', { siro: 'Ann Lee', version });
    expect(await put(admin, 'P7', { dataProtectionOfficer: 'Bob', version })).toMatchObject({
      siro: 'Ann Lee',
      dataProtectionOfficer: 'Bob',
    });
  });
  test('that change the same answer never overwrite each other unseen', async () => {
    const admin = await as(service, 'administrator', 'P8');
    const { version } = await saveProfile(admin, 'P8', { siro: 'Ann' });
    await put(admin, 'P8', { siro: 'Bob', version });
    const { body } = await admin.put(path('P8'), { siro: 'Cat', version }).expect(409);
    expect(body).toMatchObject({
      code: 'profile-changed',
      changedBy: 'Test administrator',
      profile: { siro: 'Bob', changes: { siro: { version: version + 1, by: 'Test administrator' } } },
    });
    expect((await put(admin, 'P8', { siro: 'Cat', version: body.profile.version })).siro).toBe('Cat');
  });
  test('that change the same answer to the same are at one', async () => {
    const admin = await as(service, 'administrator', 'P9');
    const { version } = await saveProfile(admin, 'P9', { siro: 'Ann' });
    await put(admin, 'P9', { siro: 'Bob', version });
    expect((await put(admin, 'P9', { siro: 'Bob', version })).siro).toBe('Bob');
  });
  test('a change that does not say what was shown is refused', async () => {
    const admin = await as(service, 'administrator', 'P9');
    const { body } = await admin.put(path('P9'), { siro: 'Cat' }).expect(400);
    expect(body.errors).toMatchObject([{ field: 'version' }]);
  });
  test('what was not shown is not accepted: who accepts learns who has changed what', async () => {
    const [ann, { version }] = [
      await as(service, 'administrator', 'P11'),
      await saveProfile(await as(service, 'administrator', 'P11'), 'P11', careProfile),
    ];
    await saveProfile(ann, 'P11', { nhsmailOnly: 'no' });
    const { body } = await accept(ann, 'P11', version).expect(409);
    expect(body).toMatchObject({
      code: 'profile-changed',
      changedBy: 'Test administrator',
      profile: { nhsmailOnly: 'no', acceptedAt: null, changes: { nhsmailOnly: { version: version + 1 } } },
    });
    await accept(ann, 'P11', body.profile.version).expect(200);
  });
  test('saving what is there already is no change', async () => {
    const admin = await as(service, 'administrator', 'P12');
    const { version } = await saveProfile(admin, 'P12', careProfile);
    await saveProfile(admin, 'P12', careProfile);
    await accept(admin, 'P12', version).expect(200);
  });
});

test('progress told by an answer that meets a change of the profile counts what the profile waives by then', async () => {
  const admin = await as(service, 'administrator', 'P10');
  await saveProfile(admin, 'P10', { ...careProfile, cyberEssentialsPlus: 'no' });
  const source = service.database;
  const runner = source.createQueryRunner();
  await runner.startTransaction();
  await runner.query(`select from assessments a join profiles p on p.code = a.code where a.code = 'P10'
    for no key update of p, a`);
  const answer = admin.put('/organisations/P10/items/1.1.1/answer', {
    state: 'answered',
    text: 'ZA1',
    version: 0,
  });
  const answered = answer.expect(200).then(() => undefined);
  await waiting(source);
  await runner.query(`update profiles set version = version + 1,
    fields = fields || '{"cyberEssentialsPlus":"yes","cyberEssentialsPlusAwardedOn":"2026-05-01"}' where code = 'P10'`);
  await runner.query(`update assessments set version = version + 1 where code = 'P10'`);
  await runner.commitTransaction();
  await runner.release();
  await answered;
  expect((await eventsOf(service, progressChanged, 'P10')).at(-1)).toMatchObject({ answered: 4, total: 44 });
});

/** Until a statement waits for a lock. */
async function waiting(source: DataSource): Promise<void> {
  for (;;) {
    const rows = await source.query<unknown[]>(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
  }
}
