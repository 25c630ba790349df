import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays } from '@dspt/contracts/days';
import type { ContactNote } from '@dspt/contracts/support/contact-notes';
import type { TestService } from '@dspt/testing/service';
import { admitted, as, olive, startSupport, type Member } from './support/harness.js';
import { importAuthorities, importSites } from './support/organisations.js';

const kate: Member = {
  id: '2a1c1c0e-6f0e-4d8e-9a55-3f4a0b8a2f12',
  name: 'Kate Kent',
  role: 'regional-officer',
  areas: ['Kent'],
};
const nadia: Member = { ...kate, id: randomUUID(), name: 'Nadia', role: 'national-programme', areas: [] };

let service: TestService;
beforeAll(async () => {
  service = await startSupport(['organisations']);
  await importSites(service, [
    { code: 'K1', name: 'HOP HOUSE', localAuthority: 'Kent', region: 'South East', parent: 'HQ1' },
    { code: 'S1', name: 'CIDER HOUSE', localAuthority: 'Somerset', region: 'South West', parent: 'HQ1' },
    { code: 'T1', name: 'SEA HOUSE', localAuthority: 'Thanet', region: 'South East', parent: 'HQ1' },
    { code: 'E1', name: 'MOLE HOUSE', localAuthority: 'Elmbridge', region: 'South East', parent: 'HQ1' },
  ]);
  await importAuthorities(service);
});
afterAll(() => service?.close());

const contact = { how: 'telephone', withWhom: 'The manager', outcome: 'will-publish', text: 'Nearly there.' };
const write = (who: Member, code: string, change: object = {}) =>
  as(service, who).post('/staff/contact-notes', { id: randomUUID(), code, ...contact, ...change });
const list = async (who: Member, query = '') =>
  (await as(service, who).get(`/staff/contact-notes?${query}`)).body as {
    items: ContactNote[];
    total: number;
  };

test('a note says who spoke to whom, and what comes next, once', async () => {
  const note = { id: randomUUID(), nextAction: 'Ring again', nextOn: '2026-12-01' };
  const { body } = await write(kate, 'K1', note);
  await write(kate, 'K1', note);
  expect(body).toMatchObject({
    organisationName: 'HOP HOUSE',
    by: { name: 'Kate Kent' },
    outcome: 'will-publish',
    nextAction: 'Ring again',
    nextOn: '2026-12-01',
    nextDoneAt: null,
  });
  expect((await list(kate, 'code=K1')).total).toBe(1);
});

test('next actions are listed the most urgent first, until they are done', async () => {
  const late = (await write(kate, 'K1', { nextAction: 'Write', nextOn: '2026-12-24' })).body as ContactNote;
  const soon = (await write(kate, 'K1', { nextAction: 'Visit', nextOn: '2026-11-27' })).body as ContactNote;
  const open = async () =>
    (await list(kate, 'open=true&mine=true&sort=nextOn&order=ASC')).items.map(({ nextAction }) => nextAction);
  expect(await open()).toEqual(['Visit', 'Ring again', 'Write']);
  const { body } = await as(service, kate).post(`/staff/contact-notes/${soon.id}/next-action`);
  expect((body as ContactNote).nextDoneAt).not.toBeNull();
  await as(service, kate).post(`/staff/contact-notes/${late.id}/next-action`);
  expect(await open()).toEqual(['Ring again']);
});

test('the list is sorted as asked, and tells one’s own from those of others', async () => {
  const all = async (query: string) => (await list(nadia, `perPage=100&${query}`)).items;
  for (const sort of ['at', 'organisation', 'outcome', 'nextOn'] as const) {
    const up = await all(`sort=${sort}&order=ASC`);
    expect(up).toHaveLength((await all(`sort=${sort}&order=DESC`)).length);
  }
  const names = (await all('sort=organisation&order=ASC')).map(({ organisationName }) => organisationName);
  expect(names).toEqual(names.toSorted());
  expect(await all('mine=true')).toEqual([]);
  expect((await all('mine=false')).length).toBe((await all('')).length);
});

test('next actions that are due are those of today and before, in the areas of whoever asks', async () => {
  const today = service.clock.today();
  const next = { nextAction: 'Ring', nextOn: today };
  const written = [
    await write(kate, 'K1', next),
    await write(nadia, 'K1', { ...next, nextOn: addDays(today, -3) }),
    await write(nadia, 'K1', { ...next, nextOn: addDays(today, 1) }),
    await write(nadia, 'K1', { ...next, nextOn: null }),
    await write(nadia, 'S1', next),
  ].map(({ body }) => (body as ContactNote).id);
  const due = async () => {
    const { items, total } = await list(kate, 'due=true&sort=nextOn&order=ASC');
    expect(total).toBe(items.length);
    return items.map(({ id }) => id).filter((id) => written.includes(id));
  };
  expect(await due()).toEqual([written[1], written[0]]);
  await as(service, kate).post(`/staff/contact-notes/${written[1]}/next-action`);
  expect(await due()).toEqual([written[0]]);
  for (const id of written) await as(service, nadia).post(`/staff/contact-notes/${id}/next-action`);
  expect(await due()).toEqual([]);
});

describe('a regional officer', () => {
  test('of a county notes and sees what is about its districts, and nothing of the next county', async () => {
    const note = (await write(kate, 'T1')).body as ContactNote;
    const about = async (code: string) => (await list(kate, `code=${code}`)).items.map(({ id }) => id);
    expect(await about('T1')).toEqual([note.id]);
    expect((await write(kate, 'E1')).status).toBe(400);
    await write(nadia, 'E1');
    expect(await about('E1')).toEqual([]);
  });
  test('can note nothing about an organisation outside the area: the same answer as for none', async () => {
    const [outside, none] = [await write(kate, 'S1'), await write(kate, 'S9')];
    expect(outside.status).toBe(400);
    expect(JSON.stringify(outside.body)).toBe(JSON.stringify(none.body).replaceAll('S9', 'S1'));
  });
  test('sees no note from outside the area, by any filter, and cannot change one', async () => {
    const { body } = await write(olive, 'S1', { nextAction: 'Ring' });
    const outside = body as ContactNote;
    for (const query of ['', 'code=S1', 'open=true', `mine=false&code=s1`, 'perPage=100']) {
      const seen = await list(kate, query);
      expect(seen.items.map(({ code }) => code)).not.toContain('S1');
      expect(seen.total).toBe(seen.items.length);
    }
    expect((await as(service, kate).post(`/staff/contact-notes/${outside.id}/next-action`)).status).toBe(404);
    expect((await list(olive, 'code=S1&open=true')).total).toBe(1);
  });
  test('is limited where the national programme is not', async () => {
    expect((await list(nadia)).items.map(({ code }) => code)).toEqual(expect.arrayContaining(['K1', 'S1']));
  });
});

describe('who may', () => {
  const all = [
    'helpdesk-operator',
    'helpdesk-supervisor',
    'regional-officer',
    'national-programme',
    'system-administrator',
  ];
  test.each([
    ['who may: GET /staff/contact-notes', (who: ReturnType<typeof as>) => who.get('/staff/contact-notes')],
    [
      'who may: POST /staff/contact-notes',
      (who: ReturnType<typeof as>) => who.post('/staff/contact-notes', {}),
    ],
    [
      'who may: POST /staff/contact-notes/:id/next-action',
      (who: ReturnType<typeof as>) => who.post(`/staff/contact-notes/${randomUUID()}/next-action`),
    ],
  ] as const)('%s', async (_, ask) => {
    expect(await admitted(service, ask)).toEqual(all);
  });
});
