import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { changeWords } from '@dspt/contracts/assessment/change-words';
import { listChanges, type Change } from '@dspt/contracts/assessment/changes';
import type { Output } from '@dspt/contracts/define';
import type { TestService } from '@dspt/testing/service';
import { accessTests, anyRole } from './support/access.js';
import { answer, complete, confirm, publish, saveProfile } from './support/assessment.js';
import { Desk } from './support/desk.js';
import { as, bearing, type Person } from './support/people.js';
import { startWithOrganisations } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  const codes = ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7', 'V8'];
  service = await startWithOrganisations(codes.map((code) => ({ code, parent: 'HQ' })));
  service.clock.set(new Date('2026-11-29T12:00:00Z'));
});
afterAll(() => service?.close());

const path = (code: string): string => `/organisations/${code}/changes`;

accessTests(
  () => service,
  [
    {
      titles: ['who may: GET /organisations/:code/changes', 'whose: GET /organisations/:code/changes'],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(path(code)),
    },
    {
      titles: [
        'who may: GET /organisations/:code/changes.csv',
        'whose: GET /organisations/:code/changes.csv',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(`${path(code)}.csv`),
    },
  ],
);

async function list(person: Person, code: string, query = ''): Promise<Output<typeof listChanges>> {
  const { body } = await person.get(`${path(code)}${query}`).expect(200);
  return listChanges.output.parse(body);
}
const words = async (person: Person, code: string, query = '') =>
  (await list(person, code, query)).items.map(changeWords);
const refOf = (change: Change) => ('item' in change ? change.item.ref : undefined);

/** Somebody with a name of their own. */
async function named(name: string, code: string): Promise<Person & { id: string }> {
  const id = randomUUID();
  const organisation = { code, role: 'administrator' as const };
  return { id, ...bearing(service, await service.issuer.bearer({ sub: id, name, organisation })) };
}

describe('what happened to an assessment', () => {
  test('is told newest first, with who did it, in the words of its question', async () => {
    const ann = await named('Ann Lee', 'V2');
    await answer(ann, 'V2', '1.1.1', { text: 'ZA1' });
    service.clock.set(new Date('2026-11-29T13:00:00Z'));
    await answer(ann, 'V2', '1.1.1', { text: 'ZA2', comment: 'Ask Jo' });
    const { items, total, people } = await list(await as(service, 'auditor', 'V2'), 'V2');
    expect(total).toBe(2);
    expect(people).toEqual([{ id: ann.id, name: 'Ann Lee' }]);
    expect(items).toMatchObject([
      {
        did: 'answered',
        at: expect.stringContaining('2026-11-29T13:00'),
        by: { id: ann.id, name: 'Ann Lee' },
        edition: '2026-27',
        item: { ref: '1.1.1', question: expect.stringContaining('Information Commissioner') },
        from: { text: 'ZA1', comment: '' },
        to: { text: 'ZA2', comment: 'Ask Jo' },
        through: null,
      },
      { did: 'answered', from: null, to: { text: 'ZA1' } },
    ]);
  });

  test('is whole: profile, answers, owners, action plan, confirmations and what was published', async () => {
    const ann = await named('Ann Lee', 'V3');
    await complete(ann, 'V3', 'met');
    const taken = [{ ref: '1.1.2', version: 0 }];
    await ann.put('/organisations/V3/assignments', { items: taken, dueOn: '31 3 2027' }).expect(200);
    await ann.delete('/organisations/V3/assertions/1.1/confirmation').expect(200);
    await confirm(ann, 'V3', ['1.1']);
    await publish(ann, 'V3', 'met');
    const all = await words(ann, 'V3', '?perPage=100');
    expect(all.slice(0, 4)).toEqual([
      'Published at Standards Met',
      'Confirmed',
      'Took the confirmation back',
      'To be done by 31 March 2027',
    ]);
    expect(all).toContain('Answered');
    expect(all.at(-1)).toBe(
      'Changed the organisation profile: kind of organisation, NHSmail, Cyber Essentials PLUS',
    );
    const { items } = await list(ann, 'V3');
    expect(items[1]).toMatchObject({
      did: 'confirmed',
      assertions: [{ ref: '1.1', title: expect.any(String) }],
    });
    expect(items.every(({ by }) => by?.id === ann.id)).toBe(true);
  });

  test('is no other organisation’s', async () => {
    await answer(await as(service, 'member', 'V5'), 'V5', '1.1.1');
    expect(await list(await as(service, 'member', 'V4'), 'V4')).toEqual({ items: [], total: 0, people: [] });
  });

  test('keeps its own words and its own year when a new edition asks something else', async () => {
    service.clock.set(new Date('2026-06-01T12:00:00Z'));
    const ann = await named('Ann Lee', 'V8');
    await answer(ann, 'V8', '1.1.1', { text: 'ZA1' });
    service.clock.set(new Date('2026-11-29T12:00:00Z'));
    const again = await named('Ann Lee', 'V8');
    await again.get('/organisations/V8/assessment').expect(200);
    const { items } = await list(again, 'V8');
    expect(items).toMatchObject([
      { did: 'carried-over', edition: '2026-27', by: null, answers: 1 },
      { did: 'answered', edition: '2025-26', item: { ref: '1.1.1' } },
    ]);
  });

  test('says that the helpdesk moved it, and no name of staff', async () => {
    service.clock.set(new Date('2026-11-29T14:00:00Z'));
    const ann = await named('Ann Lee', 'V6');
    await answer(ann, 'V6', '1.1.1');
    await new Desk(service).done('move-assessment', { from: 'V6', to: 'V7' });
    const { items, people } = await list(await as(service, 'auditor', 'V7'), 'V7');
    expect(items.map(({ did }) => did).toSorted()).toEqual(['answered', 'moved']);
    expect(items.find(({ did }) => did === 'moved')!.by).toBeNull();
    expect(people).toEqual([{ id: ann.id, name: 'Ann Lee' }]);
  });
});

describe('of all that happened', () => {
  const code = 'V1';
  let ann: Person & { id: string };
  beforeAll(async () => {
    service.clock.set(new Date('2026-11-20T12:00:00Z'));
    ann = await named('Ann Lee', code);
    await saveProfile(ann, code, { sector: 'social-care' });
    await answer(ann, code, '1.1.1');
    // Half past midnight of the 22nd in London, in winter.
    service.clock.set(new Date('2026-11-22T00:30:00Z'));
    const bo = await named('Bo Ray', code);
    await answer(bo, code, '1.1.2');
    await answer(bo, code, '1.3.8');
  });

  test('one person’s is shown, also what is about no question', async () => {
    const { items, total, people } = await list(ann, code, `?person=${ann.id}`);
    expect(total).toBe(2);
    expect(items.every(({ by }) => by?.name === 'Ann Lee')).toBe(true);
    expect(people.map(({ name }) => name)).toEqual(['Ann Lee', 'Bo Ray']);
    expect(await list(ann, code, `?person=${randomUUID()}`)).toMatchObject({ total: 0 });
  });
  test('a question’s is shown, and a section’s', async () => {
    expect((await list(ann, code, '?ref=1.1.2')).items.map(refOf)).toEqual(['1.1.2']);
    expect(await list(ann, code, '?ref=99.9.9')).toMatchObject({ total: 0 });
    const policies = await list(ann, code, '?section=Policies%20and%20procedures');
    expect(policies.items.map(refOf)).toContain('1.1.1');
    expect(policies.items.every(({ did }) => did === 'answered')).toBe(true);
    expect(await list(ann, code, '?section=None')).toMatchObject({ total: 0 });
  });
  test('what happened since a day in the United Kingdom is shown', async () => {
    expect((await list(ann, code, '?since=2026-11-22')).total).toBe(2);
    expect((await list(ann, code, '?since=2026-11-23')).total).toBe(0);
    expect((await list(ann, code, '?since=2026-11-20')).total).toBe(4);
  });
  test('a page is shown', async () => {
    const pages = await Promise.all([1, 2].map((page) => list(ann, code, `?page=${page}&perPage=3`)));
    expect(pages.map(({ items }) => items.length)).toEqual([3, 1]);
    const whole = await list(ann, code);
    expect(pages.flatMap(({ items }) => items)).toEqual(whole.items);
  });
  test.each(['?person=x', '?ref=1', '?since=2026-02-30', '?page=0'])('%s is refused', async (query) => {
    await ann.get(`${path(code)}${query}`).expect(400);
  });
});

test('the file has exactly what is filtered, with what was there before, and cannot act as a formula', async () => {
  service.clock.set(new Date('2026-07-01T12:00:00Z'));
  const ann = await named('=Ann', 'V4');
  await answer(ann, 'V4', '1.1.1', { text: 'ZA1' });
  await answer(ann, 'V4', '1.1.1', { text: '+ZA2', comment: 'Ask Jo' });
  await answer(ann, 'V4', '1.1.2');
  const { text, headers } = await ann.get(`${path('V4')}.csv?ref=1.1.1`).expect(200);
  expect(headers['content-disposition']).toContain('changes-of-V4.csv');
  const [heading, ...lines] = text.split('\r\n');
  expect(heading).toBe('When (UK time),Who,Edition,Numbers,Questions,What happened,Before,After');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^2026-07-01 13:00,'=Ann,2025-26,1\.1\.1,/);
  expect(lines[0]).toMatch(/,Changed the answer,ZA1,"?'\+ZA2\nComment: Ask Jo"?$/);
  expect(lines[1]).toMatch(/,Answered,,ZA1$/);
});

test('more than a piece of the file comes without a gap, and nothing twice', async () => {
  service.clock.set(new Date('2026-11-29T12:00:00Z'));
  await service.database.query(
    `insert into answer_changes (code, edition, ref, version, changed_at, changed_by, changed_by_name, before, after)
     select 'V9', '2026-27', '1.1.1', version, '2026-11-01T00:00:00Z'::timestamptz + (version / 3) * interval '1 minute',
       $1, 'Ann Lee', null, '{"state":"answered","text":"x","documents":[],"comment":""}'
     from generate_series(1, 2500) version`,
    [randomUUID()],
  );
  const { text } = await (await named('Ann Lee', 'V9')).get(`${path('V9')}.csv`).expect(200);
  expect(text.split('\r\n')).toHaveLength(2502);
});

test('copying answers is told at each of them, with where they come from', async () => {
  const through = { what: 'copied', from: { code: 'V2', name: 'SITE V2' }, copy: randomUUID() };
  await service.database.query(
    `insert into answer_changes (code, edition, ref, version, changed_at, changed_by, changed_by_name, before, after, through)
     values ('V10', '2026-27', '1.1.1', 1, now(), $1, 'Ann Lee', null, '{"state":"answered","text":"x"}', $2)`,
    [randomUUID(), JSON.stringify(through)],
  );
  expect(await words(await named('Bo Ray', 'V10'), 'V10')).toEqual([
    'Copied from the answers of SITE V2 (V2)',
  ]);
});
