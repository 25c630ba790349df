import { randomUUID } from 'node:crypto';
import { listPublications } from '@dspt/contracts/assessment/publications';
import {
  listReadiness,
  severalPublished,
  type Readiness,
  type SeveralPublished,
} from '@dspt/contracts/assessment/several-publications';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Group } from './support/answer-copies.js';
import { answer, complete, readAssessment } from './support/assessment.js';
import { bearing, type Person } from './support/people.js';
import { trailOf } from './support/trail.js';

/** Sorts before all others, so that whoever works in several acts for it. */
const own = 'A00';
const plus = { cyberEssentialsPlus: 'yes', cyberEssentialsPlusAwardedOn: '2026-10-01' };

let group: Group;
let ann: Person & { id: string };
/** Works in each of them alone: whoever else is there. */
let bo: Record<string, Person>;
beforeAll(async () => {
  group = await Group.open([own, 'B1', 'B2', 'B3', 'B4', 'B5', 'B6']);
  group.service.clock.set(new Date('2026-11-29T12:00:00Z'));
  const administrator = Object.fromEntries(
    [own, 'B1', 'B2', 'B3', 'B5', 'B6'].map((code) => [code, 'administrator']),
  );
  ann = await group.person('Ann', { ...administrator, B4: 'member' });
  bo = {};
  for (const code of ['B1', 'B2', 'B3', 'B4', 'B5', 'B6'])
    bo[code] = await group.person('Bo', { [code]: 'administrator' });
  for (const code of ['B1', 'B3', 'B4', 'B5']) await complete(bo[code]!, code, 'met');
  await complete(bo['B6']!, 'B6', 'met', { profile: plus });
  await answer(bo['B1']!, 'B1', '1.1.5', { text: 'Somebody else' });
}, 120_000);
afterAll(() => group?.close());

async function readiness(code: string): Promise<Readiness> {
  const { body } = await ann.get(`/organisations/${own}/readiness`).expect(200);
  return listReadiness.output.parse(body).items.find((one) => one.code === code)!;
}

/** As whoever has looked at them just now. */
async function wantedNow(...codes: string[]) {
  const all = await Promise.all(codes.map((code) => readiness(code)));
  return all.map(({ code, level, version }) => ({ code, level: level ?? 'met', version }));
}

async function publish(
  organisations: object[],
  { requestId = randomUUID() }: { requestId?: string } = {},
): Promise<SeveralPublished['items']> {
  const body = { requestId, confirmed: true, organisations };
  const response = await ann.post(`/organisations/${own}/several-publications`, body).expect(200);
  return severalPublished.parse(response.body).items;
}

const publicationsOf = async (code: string) =>
  listPublications.output.parse((await bo[code]!.get(`/organisations/${code}/publications`)).body).items;

test('those for which one may publish are listed, with what stands in the way', async () => {
  const { body } = await ann.get(`/organisations/${own}/readiness`).expect(200);
  const { items } = listReadiness.output.parse(body);
  expect(items.map(({ code }) => code)).toEqual([own, 'B1', 'B2', 'B3', 'B5', 'B6']);
  expect(await readiness('B1')).toMatchObject({ level: 'met', unconfirmed: ['1.1'], blockedBy: [] });
  expect(await readiness('B3')).toMatchObject({ level: 'met', unconfirmed: [], published: null });
  expect(await readiness('B6')).toMatchObject({ level: 'exceeded' });
  const { level, blockedBy } = await readiness('B2');
  expect([level, blockedBy.map((block) => block.code)]).toEqual([
    null,
    ['profile-incomplete', 'items-outstanding'],
  ]);
});

test('each is confirmed and published by itself; sent again it is the same publication', async () => {
  const organisations = await wantedNow('B1', 'B6');
  const requestId = randomUUID();
  const [first, second] = await Promise.all([
    publish(organisations, { requestId }),
    publish(organisations, { requestId }),
  ]);
  expect(second).toEqual(first);
  expect(first).toMatchObject([
    { code: 'B1', level: 'met', refused: null },
    { code: 'B6', level: 'exceeded', refused: null },
  ]);
  expect(await publicationsOf('B1')).toMatchObject([
    { id: first[0]!.publicationId, level: 'met', publishedBy: 'Ann Demo' },
  ]);
  expect(await publicationsOf('B6')).toHaveLength(1);
  const { assertions } = await readAssessment(bo['B1']!, 'B1');
  expect(assertions.find(({ ref }) => ref === '1.1')?.confirmedBy).toBe('Ann Demo');
  expect(assertions.find(({ ref }) => ref === '1.3')?.confirmedBy).toBe('Bo Demo');
  const trail = await trailOf(group.service, 'B1');
  expect(trail.map(({ did }) => did).slice(-2)).toEqual(['assertions.confirmed', 'publication.made']);
});

test('what says the same already is told from what has changed since', async () => {
  expect((await readiness('B1')).published).toMatchObject({ level: 'met', unchanged: true });
  await answer(bo['B1']!, 'B1', '1.1.5', { text: 'Somebody new' });
  expect((await readiness('B1')).published).toMatchObject({ unchanged: false });
});

test('what has been changed since one looked is neither confirmed nor published', async () => {
  const organisations = await wantedNow('B3', 'B5');
  await answer(bo['B3']!, 'B3', '1.1.5', { text: 'Changed meanwhile' });
  expect(await publish(organisations)).toMatchObject([
    { code: 'B3', refused: 'changed', publicationId: null },
    { code: 'B5', refused: null },
  ]);
  expect(await publicationsOf('B3')).toEqual([]);
  expect((await readiness('B3')).unconfirmed).toEqual(['1.1']);
});

test('one that is not ready says what stands in the way', async () => {
  const [outcome] = await publish(await wantedNow('B2'));
  expect(outcome).toMatchObject({ refused: 'blocked', publicationId: null });
  expect(outcome?.detail).toContain('Complete your organisation profile.');
  expect(outcome?.detail).toContain('Answer 1.1.1');
});

test('where one may not publish, nothing is said of it', async () => {
  const wanted = ['B4', 'NONE'].map((code) => ({ code, level: 'met', version: 1 }));
  await group.leave(ann.id, 'B5');
  const outcomes = await publish([...wanted, { code: 'B5', level: 'met', version: 1 }]);
  expect(outcomes).toEqual(
    ['B4', 'NONE', 'B5'].map((code) => ({
      code,
      name: code,
      level: 'met',
      publicationId: null,
      expiresAt: null,
      refused: 'not-allowed',
      detail: null,
    })),
  );
  expect(await publicationsOf('B4')).toEqual([]);
});

/** Both operations, as somebody would ask for them. */
const operations = {
  readiness: (person: Person, code: string) => person.get(`/organisations/${code}/readiness`),
  publish: (person: Person, code: string) =>
    person.post(`/organisations/${code}/several-publications`, {
      requestId: randomUUID(),
      confirmed: true,
      organisations: [{ code: 'NONE', level: 'met', version: 1 }],
    }),
};

test.each([
  ['who may: GET /organisations/:code/readiness', operations.readiness],
  ['who may: POST /organisations/:code/several-publications', operations.publish],
])('%s', async (_, ask) => {
  const allowed = [];
  for (const role of ['auditor', 'member', 'administrator']) {
    const person = await group.person('Cy', { B2: role });
    if ((await ask(person, 'B2')).status === 200) allowed.push(role);
  }
  expect(allowed).toEqual(['administrator']);
  const email = `${randomUUID()}@desk.example`;
  const staff = await group.identity.account({ email, firstName: 'Di', staffRole: 'helpdesk-operator' });
  expect((await ask(await group.again(staff), 'B2')).status).toBe(403);
  expect((await ask(bearing(group.service, ''), 'B2')).status).toBe(401);
});

test.each([
  ['whose: GET /organisations/:code/readiness', operations.readiness],
  ['whose: POST /organisations/:code/several-publications', operations.publish],
])('%s', async (_, ask) => {
  const answers = await Promise.all(['B1', 'NONE'].map((code) => ask(ann, code)));
  expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  expect(answers[0]?.body).toEqual(answers[1]?.body);
});
