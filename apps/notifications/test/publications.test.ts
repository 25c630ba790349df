import { incidentDue, incidentReported } from '@dspt/contracts/support/incidents';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { assessmentMoved } from '@dspt/contracts/assessment/progress';
import { questionsGiven } from '@dspt/contracts/assessment/assignments';
import { coverageAdded, coverageEnded, published } from '@dspt/contracts/assessment/publications';
import type { EventContract } from '@dspt/contracts/define';
import { statusEnding } from '@dspt/contracts/organisations/reminders';
import { sitesJoined } from '@dspt/contracts/organisations/sites';
import type { Session } from '@dspt/contracts/identity/sessions';
import { ann, bob, cara, World } from './world.js';

let world: World;
let annId: string;
beforeAll(async () => {
  world = await World.start();
  const bearer = await world.administrator('HQ1', ann);
  annId = ((await world.identity('GET', '/sessions/current', undefined, bearer)) as Session).person.id;
  const bobs = await world.administrator('V1', bob);
  await world.identity('POST', '/me/organisations', { code: 'V2', human: await world.human() }, bobs);
  await world.administrator('V3', cara);
  await world.harness.posted();
  world.sent();
});
afterAll(() => world?.close());

const facts = () => ({
  publicationId: '0192f0c4-6b1e-7c3a-9d55-0a1b2c3d4e5f',
  code: 'HQ1',
  organisationName: 'HEAD OFFICE OF ROSE',
  edition: '2026-27',
  level: 'met' as const,
  publishedAt: '2026-05-03T10:00:00.000Z',
  expiresAt: '2027-05-03T10:00:00.000Z',
});
const covering = (...codes: string[]) => codes.map((code) => ({ code, via: 'head-office' as const }));

test('hears: assessment.published.v1', async () => {
  const covered = [{ code: 'HQ1', via: 'own' as const }, ...covering('V1', 'V2', 'V4')];
  await world.harness.tell(published, { ...facts(), publishedBy: annId, covered });
  const { text } = world.newest(ann.email);
  for (const told of ['Standards Met', '2026-27', '3 May 2026', '3 May 2027', 'Ann Able', '3 sites'])
    expect(text).toContain(told);
  expect(world.newest(bob.email).text).toContain('* ROSE HOUSE (V1)\n* LILY HOUSE (V2)');
  expect(world.sent()).toEqual([
    'ann.able@care.example: HEAD OFFICE OF ROSE has published Standards Met',
    'bob.baker@care.example: 2 sites covered by HEAD OFFICE OF ROSE',
  ]);
});

test('hears: assessment.coverage-added.v1', async () => {
  const added = { addedBy: annId, addedAt: '2026-06-01T10:00:00.000Z', covered: covering('V3') };
  await world.harness.tell(coverageAdded, { ...facts(), ...added });
  expect(world.newest(ann.email).text).toContain('* IVY HOUSE (V3)');
  expect(world.sent()).toEqual([
    'ann.able@care.example: 1 site added to the publication of HEAD OFFICE OF ROSE',
    'cara.cook@care.example: IVY HOUSE covered by HEAD OFFICE OF ROSE',
  ]);
});

test('a copy made by the helpdesk is told to both sides, and does not say who made it', async () => {
  const covered = ['V2', 'V3'].map((code) => ({ code, via: 'copied' as const }));
  await world.harness.tell(coverageAdded, {
    ...facts(),
    addedBy: annId,
    addedAt: '2026-06-01T10:00:00.000Z',
    covered,
  });
  expect(world.newest(ann.email).text).toContain('* LILY HOUSE (V2)\n* IVY HOUSE (V3)');
  expect(world.newest(ann.email).text).not.toContain('Ann Able');
  const subject = 'What HEAD OFFICE OF ROSE published now also counts for 2 organisations';
  expect(world.sent()).toEqual([ann, bob, cara].map(({ email }) => `${email}: ${subject}`));
});

test('hears: assessment.coverage-ended.v1', async () => {
  const [addedAt, endedAt] = ['2026-06-01T10:00:00.000Z', '2026-06-02T10:00:00.000Z'];
  await world.harness.tell(coverageEnded, { ...facts(), addedAt, endedAt, codes: ['V3'] });
  const subject = 'What HEAD OFFICE OF ROSE published no longer counts for IVY HOUSE';
  expect(world.sent()).toEqual([ann, cara].map(({ email }) => `${email}: ${subject}`));
});

test('hears: assessment.moved.v1', async () => {
  const [from, to] = [
    { from: 'V2', fromName: 'LILY HOUSE' },
    { to: 'V3', toName: 'IVY HOUSE' },
  ];
  await world.harness.tell(assessmentMoved, { ...from, ...to, edition: '2026-27' });
  expect(world.newest(cara.email).text).toContain('From: LILY HOUSE (V2)\nTo: IVY HOUSE (V3)');
  const subject = 'The assessment of LILY HOUSE for 2026-27 is now at IVY HOUSE (V3)';
  expect(world.sent()).toEqual([bob, cara].map(({ email }) => `${email}: ${subject}`));
});

test('hears: assessment.questions-given.v1', async () => {
  const items = [
    { ref: '1.1.1', question: 'What is your registration number?', dueOn: '2027-03-31' },
    { ref: '1.1.2', question: 'Do you have a list?', dueOn: null },
  ];
  const event = { code: 'V1', organisationName: 'ROSE HOUSE', edition: '2026-27', items };
  await world.harness.tell(questionsGiven, { ...event, personId: annId, givenBy: [annId] });
  const { text } = world.newest(ann.email);
  expect(text).toContain(
    '* 1.1.1 What is your registration number? By 31 March 2027.\n* 1.1.2 Do you have a list?',
  );
  expect(text).toContain('Given by: Ann Able');
  expect(text).toContain('https://toolkit.example/assessment?show=mine');
  expect(world.sent()).toEqual(['ann.able@care.example: ROSE HOUSE: 2 questions for you to answer']);
});

test('whoever has no account any more is not written to about questions', async () => {
  const nobody = '0192f0c4-6b1e-7c3a-9d55-0a1b2c3d4e50';
  await world.harness.tell(questionsGiven, {
    code: 'V1',
    organisationName: 'ROSE HOUSE',
    edition: '2026-27',
    personId: nobody,
    givenBy: [],
    items: [{ ref: '1.1.1', question: 'What is your registration number?', dueOn: null }],
  });
  expect(world.sent()).toEqual([]);
});

test('hears: organisations.sites-joined.v1', async () => {
  const sites = [{ code: 'V4', name: 'OAK HOUSE' }];
  await world.harness.tell(sitesJoined, { headOffice: 'HQ1', headOfficeName: 'HEAD OFFICE OF ROSE', sites });
  expect(world.newest(ann.email).text).toContain('does not cover them yet');
  expect(world.sent()).toEqual(['ann.able@care.example: HEAD OFFICE OF ROSE has 1 new site']);
});

test('hears: organisations.status-ending.v1', async () => {
  const ending = { code: 'V1', lastDay: '2027-05-02', daysLeft: 0, publisher: 'HQ1', sites: 0 };
  await world.harness.tell(statusEnding, ending);
  const { text } = world.newest(bob.email);
  expect(text).toContain('What HEAD OFFICE OF ROSE published for ROSE HOUSE counts until');
  expect(text).toContain('this is the last day');
  expect(text).toContain('publish an assessment of your own');
  expect(world.sent()).toEqual(['bob.baker@care.example: ROSE HOUSE: publish again by 2 May 2027']);
});

const incident = {
  incidentId: '0b7d6b8e-5d0a-4a3c-9f6b-0a5b7c8d9e02',
  number: 'I-000123',
  code: 'V1',
  tellBy: '2026-12-01T14:30:00.000Z',
};
test('hears: support.incident-reported.v1', async () => {
  await world.harness.tell(incidentReported, incident);
  expect(world.newest(bob.email).text).toContain('Tell the ICO by: 2:30pm on 1 December 2026');
  expect(world.sent()).toEqual(['bob.baker@care.example: I-000123: an incident was reported for ROSE HOUSE']);
  await world.harness.tell(incidentReported, { ...incident, tellBy: null });
  expect(world.newest(bob.email).text).not.toContain('Tell the ICO by:');
  world.sent();
});
test('hears: support.incident-due.v1', async () => {
  await world.harness.tell(incidentDue, incident);
  expect(world.newest(bob.email).text).toContain('https://toolkit.example/incidents');
  expect(world.sent()).toEqual([
    'bob.baker@care.example: I-000123: tell the ICO by 2:30pm on 1 December 2026',
  ]);
});

test('a publication that covers 1,500 sites is told to everybody concerned', async () => {
  const codes = Array.from({ length: 1500 }, (_, index) => `S${index}`);
  await world.harness.tell(published, { ...facts(), publishedBy: annId, covered: covering(...codes, 'V1') });
  expect(world.newest(ann.email).text).toContain('Sites covered: 1,501 sites');
  expect(world.sent()).toEqual([
    'ann.able@care.example: HEAD OFFICE OF ROSE has published Standards Met',
    'bob.baker@care.example: ROSE HOUSE covered by HEAD OFFICE OF ROSE',
  ]);
});

test.each<[string, EventContract]>([
  ['hears once: assessment.published.v1', published],
  ['hears once: assessment.coverage-added.v1', coverageAdded],
  ['hears once: assessment.coverage-ended.v1', coverageEnded],
  ['hears once: assessment.moved.v1', assessmentMoved],
  ['hears once: assessment.questions-given.v1', questionsGiven],
  ['hears once: organisations.sites-joined.v1', sitesJoined],
  ['hears once: organisations.status-ending.v1', statusEnding],
  ['hears once: support.incident-reported.v1', incidentReported],
  ['hears once: support.incident-due.v1', incidentDue],
])('%s', async (_, event) => {
  await world.harness.repeat(event);
  expect(world.sent()).toEqual([]);
});
