import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { listPublications, publicationDetail, published } from '@dspt/contracts/assessment/publications';
import { expiryOf, startOfDay } from '@dspt/contracts/days';
import { dayOf } from '@dspt/service-kit/clock';
import { admitted } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { QuestionSetLoader } from '../src/question-sets/question-set.loader.js';
import { accessTests, administrators, anyRole } from './support/access.js';
import {
  answer,
  careProfile,
  complete,
  confirm,
  plan,
  publish,
  readAssessment,
  saveProfile,
} from './support/assessment.js';
import { eventsOf } from '@dspt/testing/events';
import { importLocations, publicStatus } from './support/organisations.js';
import { as, type Person } from './support/people.js';
import { questionSets, startWithOrganisations } from './support/service.js';

/** Each of these is the only site of its head office, so that the two are one place. */
const places = ['V1', 'V2', 'B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8', 'B9'];
let service: TestService;
beforeAll(async () => {
  service = await startWithOrganisations(places.map((code) => ({ code, parent: `HQ${code}` })));
  await importLocations(service, [['V1', 'Leeds', 'Yorkshire and the Humber']]);
});
afterAll(() => service?.close());

const path = (code: string) => `/organisations/${code}/publications`;
const request = (level: string, more: object = {}) => ({
  level,
  requestId: randomUUID(),
  profileConfirmed: true,
  profileVersion: 1,
  ...more,
});
const readDetail = async (person: Person, code: string, id: string) =>
  publicationDetail.parse((await person.get(`${path(code)}/${id}`).expect(200)).body);
const blocksOf = (body: { blockedBy: { code: string }[] }) => body.blockedBy.map(({ code }) => code);

accessTests(
  () => service,
  [
    {
      titles: [
        'who may: POST /organisations/:code/publications/preview',
        'whose: POST /organisations/:code/publications/preview',
      ],
      allowed: administrators,
      ask: ({ http }, code) => http.post(`${path(code)}/preview`).send({ level: 'met' }),
    },
    {
      titles: [
        'who may: POST /organisations/:code/publications',
        'whose: POST /organisations/:code/publications',
      ],
      allowed: administrators,
      ask: ({ http }, code) => http.post(path(code)).send(request('met')),
    },
    {
      titles: [
        'who may: GET /organisations/:code/publications',
        'whose: GET /organisations/:code/publications',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(path(code)),
    },
    {
      titles: [
        'who may: GET /organisations/:code/publications/:id',
        'whose: GET /organisations/:code/publications/:id',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(`${path(code)}/${randomUUID()}`),
    },
    {
      titles: [
        'who may: GET /organisations/:code/publications/:id/joined-sites',
        'whose: GET /organisations/:code/publications/:id/joined-sites',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(`${path(code)}/${randomUUID()}/joined-sites`),
    },
    {
      titles: [
        'who may: POST /organisations/:code/publications/:id/sites',
        'whose: POST /organisations/:code/publications/:id/sites',
      ],
      allowed: administrators,
      ask: ({ http }, code) => http.post(`${path(code)}/${randomUUID()}/sites`).send({ sites: ['V9'] }),
    },
  ],
);

describe('for support staff', () => {
  const staffPath = '/staff/organisations/V1/publications';
  test('who may: GET /staff/organisations/:code/publications', async () => {
    expect(await admitted(service, 'V1', () => service.http.get(staffPath))).toEqual([
      'helpdesk-operator',
      'helpdesk-supervisor',
      'regional-officer',
      'national-programme',
      'system-administrator',
    ]);
  });
  test.each([
    [['Leeds'], { items: [], total: 0 }],
    [['Yorkshire and the Humber'], { items: [], total: 0 }],
    [['London'], { code: 'not-found' }],
    [[], { code: 'not-found' }],
  ])('a regional officer for %j gets %j', async (areas, answered) => {
    const authorization = await service.issuer.bearer({ staff: { role: 'regional-officer', areas } });
    const { body } = await service.http.get(staffPath).set('authorization', authorization);
    expect(body).toMatchObject(answered);
  });
});

test('everything that stands in the way is said at once, before and when publishing', async () => {
  const admin = await as(service, 'administrator', 'B1');
  const expected = ['profile-incomplete', 'items-outstanding', 'assertions-unconfirmed'];
  const preview = await admin.post(`${path('B1')}/preview`, { level: 'met' }).expect(200);
  expect(blocksOf(preview.body)).toEqual(expected);
  const refused = await admin.post(path('B1'), request('met', { profileVersion: 0 })).expect(409);
  expect(refused.body.code).toBe('publication-blocked');
  expect(blocksOf(refused.body)).toEqual(expected);
  const approaching = await admin.post(`${path('B1')}/preview`, { level: 'approaching' }).expect(200);
  expect(blocksOf(approaching.body)).toEqual([
    ...expected,
    'approaching-not-available',
    'action-plan-incomplete',
  ]);
  const unconfirmed = await admin
    .post(path('B1'), { ...request('met'), profileConfirmed: false })
    .expect(400);
  expect(unconfirmed.body.errors).toMatchObject([{ field: 'profileConfirmed' }]);
});

test('Approaching Standards with its action plan, then Standards Met; the same place shows the same status', async () => {
  const admin = await as(service, 'administrator', 'B2');
  await complete(admin, 'B2', 'approaching');
  const refused = await admin.post(path('B2'), request('approaching')).expect(409);
  expect(blocksOf(refused.body)).toEqual(['action-plan-incomplete']);
  await plan(admin, 'B2');
  const first = await publish(admin, 'B2', 'approaching');
  expect(first).toMatchObject({
    organisationName: 'SITE B2',
    edition: '2026-27',
    sitesCovered: 1,
    supersededBy: null,
  });
  expect(await publicStatus(service, 'HQB2')).toMatchObject({ state: 'published', level: 'approaching' });
  expect((await readDetail(admin, 'B2', first.id)).actionPlan).toHaveLength(17);

  const again = await admin.post(path('B2'), request('approaching')).expect(409);
  expect(blocksOf(again.body)).toEqual(['approaching-not-available']);

  await complete(admin, 'B2', 'met');
  const second = await publish(admin, 'B2', 'met');
  expect(await publicStatus(service, 'B2')).toEqual({ state: 'published', level: 'met', through: null });
  expect((await readDetail(admin, 'B2', second.id)).actionPlan).toBeNull();
  const { items } = listPublications.output.parse((await admin.get(path('B2')).expect(200)).body);
  expect(items.map(({ level, supersededBy }) => [level, supersededBy])).toEqual([
    ['met', null],
    ['approaching', second.id],
  ]);
});

test('an action plan whose dates have passed since is not one: it says for which questions', async () => {
  const admin = await as(service, 'administrator', 'B9');
  await complete(admin, 'B9', 'approaching');
  await plan(admin, 'B9', 2);
  const preview = async () =>
    (await admin.post(`${path('B9')}/preview`, { level: 'approaching' }).expect(200)).body.blockedBy;
  expect(await preview()).toEqual([]);
  service.clock.set(new Date(Date.now() + 4 * 86_400_000));
  try {
    const refused = await admin.post(path('B9'), request('approaching')).expect(409);
    expect(refused.body.blockedBy).toEqual([
      {
        code: 'action-plan-incomplete',
        detail: expect.stringMatching(
          /^The date in your action plan has passed for 1\.2\.4, .*\. Say by when you will do it now\.$/,
        ),
      },
    ]);
    expect(await preview()).toEqual(refused.body.blockedBy);
    await plan(admin, 'B9');
    await publish(admin, 'B9', 'approaching');
  } finally {
    service.clock.set(new Date());
  }
});

test('Approaching Standards is for social care only', async () => {
  const admin = await as(service, 'administrator', 'B3');
  await saveProfile(admin, 'B3', { ...careProfile, sector: 'pharmacy' });
  const { body } = await admin.post(`${path('B3')}/preview`, { level: 'approaching' }).expect(200);
  expect(body.blockedBy).toContainEqual({
    code: 'approaching-not-available',
    detail: 'Approaching Standards is for social care only.',
  });
});

test('Standards Exceeded is Standards Met with a valid Cyber Essentials PLUS', async () => {
  const admin = await as(service, 'administrator', 'B4');
  await complete(admin, 'B4', 'met');
  const refused = await admin.post(path('B4'), request('exceeded')).expect(409);
  expect(blocksOf(refused.body)).toEqual(['cyber-essentials-plus-needed']);
  const awarded = new Date(Date.now() - 30 * 24 * 3600 * 1000).toISOString().slice(0, 10);
  const held = { cyberEssentialsPlus: 'yes', cyberEssentialsPlusAwardedOn: awarded };
  await saveProfile(admin, 'B4', held);
  await publish(admin, 'B4', 'exceeded');
  expect(await publicStatus(service, 'B4')).toMatchObject({ level: 'exceeded' });
});

describe('what was published stays as it was', () => {
  test('though wording, answers and profile change afterwards', async () => {
    const admin = await as(service, 'administrator', 'B5');
    await complete(admin, 'B5', 'met');
    const { id } = await publish(admin, 'B5', 'met');
    const before = await readDetail(admin, 'B5', id);
    await answer(admin, 'B5', '1.1.1', { text: 'Something else' });
    await service.database.query(
      `update evidence_items set content = content || '{"question": "Reworded?"}' where ref = '1.1.1'`,
    );
    await new QuestionSetLoader(service.database, service.clock).load(questionSets);
    const after = await readDetail(admin, 'B5', id);
    expect(after).toEqual(before);
    const items = after.assertions.flatMap((assertion) => assertion.items);
    expect(items).toHaveLength(44);
    expect(items[0]).toMatchObject({ ref: '1.1.1', answer: { text: 'Our answer to 1.1.1' } });
    expect(after.assertions[0]).toMatchObject({ confirmedBy: 'Test administrator' });
  });
  test.each(['publications', 'coverage', 'exclusions'])(
    'the database refuses to change %s',
    async (table) => {
      for (const statement of [`delete from ${table}`, `truncate ${table} cascade`])
        await expect(service.database.query(statement)).rejects.toThrow('never changed');
      const column = table === 'publications' ? 'level' : 'name';
      await expect(service.database.query(`update ${table} set ${column} = 'x'`)).rejects.toThrow(
        'never changed',
      );
    },
  );
});

test('asking twice with one request id, also at the same moment, publishes once', async () => {
  const admin = await as(service, 'administrator', 'B6');
  await complete(admin, 'B6', 'met');
  const body = request('met');
  const answers = await Promise.all([1, 2, 3].map(() => admin.post(path('B6'), body)));
  const later = await admin.post(path('B6'), body).expect(200);
  expect(new Set([...answers, later].map((response) => response.body.id)).size).toBe(1);
  const told = await eventsOf(service, published, 'B6');
  expect(told).toMatchObject([
    {
      publicationId: later.body.id,
      level: 'met',
      covered: [
        { code: 'B6', via: 'own' },
        { code: 'HQB6', via: 'same-location' },
      ],
    },
  ]);
  const { publishedAt = '', expiresAt = '' } = told.at(0) ?? {};
  expect(expiresAt).toBe(startOfDay(expiryOf(dayOf(new Date(publishedAt)))).toISOString());
});

test('Approaching Standards asked for twice at the same moment comes once', async () => {
  const admin = await as(service, 'administrator', 'B7');
  await complete(admin, 'B7', 'approaching');
  await plan(admin, 'B7');
  const answers = await Promise.all([1, 2].map(() => admin.post(path('B7'), request('approaching'))));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
});

test('an answer saved at the moment of publishing is in the publication whole or not at all', async () => {
  const [admin, member] = [await as(service, 'administrator', 'B8'), await as(service, 'member', 'B8')];
  await complete(admin, 'B8', 'met');
  for (let round = 0; round < 5; round++) {
    const text = `Round ${round}`;
    const [response] = await Promise.all([
      admin.post(path('B8'), request('met')),
      answer(member, 'B8', '1.1.1', { text }),
    ]);
    const outcome = response.status === 200 ? await publishedText(admin, response.body.id) : 'blocked';
    expect(['blocked', `Round ${round - 1}`, 'Our answer to 1.1.1']).toContain(outcome);
    expect((await readAssessment(admin, 'B8')).progress.met.unconfirmedAssertions).toEqual(['1.1']);
    await confirm(admin, 'B8', ['1.1']);
  }
});

/** The first answer of a publication, which somebody must have confirmed. */
async function publishedText(admin: Person, id: string) {
  const [first] = (await readDetail(admin, 'B8', id)).assertions;
  return first?.confirmedBy === null ? 'not confirmed' : first?.items.at(0)?.answer.text;
}
