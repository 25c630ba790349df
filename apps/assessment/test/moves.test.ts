import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { assessmentMoved, progressChanged } from '@dspt/contracts/assessment/progress';
import { NatsLink } from '@dspt/service-kit/messaging/nats-link';
import { eventSubject, type EventData } from '@dspt/contracts/define';
import { eventsOf } from '@dspt/testing/events';
import type { TestService } from '@dspt/testing/service';
import {
  answer,
  careProfile,
  complete,
  plan,
  publish,
  readAssessment,
  readItem,
  confirm,
  saveProfile,
} from './support/assessment.js';
import { Desk } from './support/desk.js';
import { pdf } from './support/files.js';
import { publicStatus } from './support/organisations.js';
import { as, type Person } from './support/people.js';
import { startWithOrganisations } from './support/service.js';
import { trailOf } from './support/trail.js';

let service: TestService;
let desk: Desk;
const told: EventData<typeof assessmentMoved>[] = [];
const codes = Array.from({ length: 9 }, (_, index) => [`F${index}`, `T${index}`]).flat();
beforeAll(async () => {
  service = await startWithOrganisations(codes.map((code) => ({ code, parent: code < 'T' ? 'HF' : 'HT' })));
  desk = new Desk(service);
  service.app
    .get(NatsLink)
    .listen(eventSubject(assessmentMoved), (data) => told.push(assessmentMoved.data.parse(data)));
});
afterAll(() => service?.close());

const administrator = (code: string) => as(service, 'administrator', code);
const impossible = (title: string) => ({
  code: 'action-impossible',
  message: expect.stringContaining(title),
});
const answered = async (person: Person, code: string) =>
  (await readAssessment(person, code)).assertions
    .flatMap(({ items }) => items)
    .filter(({ state }) => state === 'answered').length;
const move = (from: string, to: string) => ({ from, to });

describe('an assessment', () => {
  let former: Person;
  let next: Person;
  let document: { id: string };
  let moved: string;
  beforeAll(async () => {
    [former, next] = [await administrator('F0'), await administrator('T0')];
    document = (await former.send('post', '/organisations/F0/documents', pdf, 'policy.pdf').expect(200)).body;
    await complete(former, 'F0', 'approaching', { profile: { siro: 'Ann' } });
    await answer(former, 'F0', '1.1.1', { text: 'Changed once' });
    await answer(former, 'F0', '1.1.2', {
      documents: [{ kind: 'upload', id: document.id, name: 'policy.pdf', size: 1 }],
    });
    const dates = { effectiveOn: '', expiresOn: '2027-05-03', version: 0 };
    await former.put(`/organisations/F0/documents/${document.id}/dates`, dates).expect(200);
    await confirm(former, 'F0', ['1.1']);
    await plan(former, 'F0');
    await saveProfile(next, 'T0', { siro: 'Bob' });
    await publish(former, 'F0', 'approaching');
  });
  const download = (person: Person, code: string) =>
    person.get(`/organisations/${code}/documents/${document.id}`);

  test('is shown with what moves, whom that is told, and what stays', async () => {
    const preview = await desk.preview('move-assessment', move('F0', 'T0'));
    expect(preview).toMatchObject({
      effects: [
        { about: 'The assessment for 2026-27', what: 'Code', from: 'SITE F0 (F0)', to: 'SITE T0 (T0)' },
        { about: 'SITE T0 (T0)', what: 'Organisation profile', from: null },
        { what: 'Answers', from: null, to: expect.stringMatching(/^\d+$/) },
        { what: 'Confirmed assertions' },
        { what: 'Planned actions' },
        { what: 'Documents', to: '1' },
      ],
      told: [{ who: 'The administrators of SITE F0 (F0)' }, { who: 'The administrators of SITE T0 (T0)' }],
      organisations: ['F0', 'T0'],
    });
    for (const said of [
      'has published stays with it',
      'has filled in is replaced',
      'does not connect the two',
    ])
      expect(preview.warnings).toContainEqual(expect.stringContaining(said));
  });

  test('moves with everything, and what was published stays', async () => {
    const before = await readAssessment(former, 'F0');
    const order = await desk.order('move-assessment', move('F0', 'T0'));
    expect(await desk.execute(order)).toEqual({ outcome: 'done' });
    expect(await desk.execute(order)).toEqual({ outcome: 'done' });
    moved = order.id;
    const after = await readAssessment(next, 'T0');
    expect(after.assertions).toEqual(before.assertions);
    expect(after.progress).toEqual(before.progress);
    expect(await readItem(next, 'T0', '1.1.1')).toMatchObject({
      changedBy: 'Test administrator',
      answer: { text: 'Changed once' },
    });
    const history = await next.get('/organisations/T0/items/1.1.1/history').expect(200);
    expect(history.body.items).toHaveLength(2);
    expect((await next.get('/organisations/T0/profile').expect(200)).body).toMatchObject({ siro: 'Ann' });
    const old = await next.put('/organisations/T0/profile', { siro: 'Bob Jones', version: 1 }).expect(409);
    expect(old.body).toMatchObject({ code: 'profile-changed', changedBy: 'The helpdesk' });
    const { body } = await next.get('/organisations/T0/action-plan').expect(200);
    expect(body.actions[0]).toMatchObject({ action: 'Write it down' });
    await download(next, 'T0').expect(200);
    const { items } = (await next.get('/organisations/T0/documents').expect(200)).body;
    expect(items).toMatchObject([{ id: document.id, expiresOn: '2027-05-03' }]);

    expect(await answered(former, 'F0')).toBe(0);
    expect((await former.get('/organisations/F0/profile').expect(200)).body).toMatchObject({ siro: '' });
    await download(former, 'F0').expect(200);
    expect((await former.get('/organisations/F0/publications').expect(200)).body.items).toHaveLength(1);
    expect((await next.get('/organisations/T0/publications').expect(200)).body.items).toEqual([]);
    expect(await publicStatus(service, 'F0')).toMatchObject({ level: 'approaching', through: null });
    expect(await publicStatus(service, 'T0')).toMatchObject({ state: 'not-published' });
  });

  test('is told: to both administrators, and to whoever counts progress', async () => {
    const newest = async (code: string) => (await eventsOf(service, progressChanged, code)).at(-1)!;
    expect(told).toEqual([
      { from: 'F0', fromName: 'SITE F0', to: 'T0', toName: 'SITE T0', edition: '2026-27' },
    ]);
    expect(await newest('F0')).toMatchObject({ answered: 0 });
    expect((await newest('T0')).answered).toBeGreaterThan(20);
    for (const code of ['F0', 'T0'])
      expect((await trailOf(service, code)).at(-1)).toMatchObject({ did: 'action.move-assessment' });
  });

  test('cannot publish Approaching Standards again under the other code', async () => {
    const { body } = await next.post('/organisations/T0/publications/preview', { level: 'approaching' });
    expect(body.blockedBy).toContainEqual(expect.objectContaining({ code: 'approaching-not-available' }));
  });

  test('moves back with its profile and the one that was replaced, once', async () => {
    await desk.done('move-assessment', move('F0', 'T0'), moved);
    expect(await answered(former, 'F0')).toBeGreaterThan(20);
    expect(await answered(next, 'T0')).toBe(0);
    expect((await former.get('/organisations/F0/profile').expect(200)).body).toMatchObject({
      siro: 'Ann',
      acceptedBy: 'Test administrator',
    });
    expect((await next.get('/organisations/T0/profile').expect(200)).body).toMatchObject({ siro: 'Bob' });
    await download(former, 'F0').expect(200);
    await download(next, 'T0').expect(404);
    expect(told).toHaveLength(2);
    const again = desk.preview('move-assessment', move('F0', 'T0'), moved);
    await expect(again).rejects.toMatchObject({ code: 'action-not-undoable' });
  });

  test('may move there and on again, and documents stay wherever they have been', async () => {
    await desk.done('move-assessment', move('F0', 'T0'));
    const there = await administrator('F8');
    const on = await desk.done('move-assessment', move('T0', 'F8'));
    expect(await answered(there, 'F8')).toBeGreaterThan(20);
    await desk.done('move-assessment', move('T0', 'F8'), on);
    expect(await answered(next, 'T0')).toBeGreaterThan(20);
    for (const [person, code] of [
      [former, 'F0'],
      [next, 'T0'],
    ] as const)
      await download(person, code).expect(200);
    await download(there, 'F8').expect(404);
  });
});

describe('it does not move back over what somebody has done since', () => {
  const action = { ref: '1.1.1', action: 'Something', owner: 'Manager', dueOn: '', version: 0 };
  test.each<[string, string, 'F' | 'T', (person: Person, code: string) => Promise<unknown>]>([
    ['an answer', '1', 'T', (person, code) => answer(person, code, '1.1.1', { text: 'New' })],
    ['an answer under the old code', '2', 'F', (person, code) => answer(person, code, '1.1.1')],
    ['a change of the profile', '3', 'T', (person, code) => saveProfile(person, code, { siro: 'Eve' })],
    [
      'a change of the action plan',
      '4',
      'T',
      (person, code) => person.put(`/organisations/${code}/action-plan`, { actions: [action] }).expect(200),
    ],
  ])('%s', async (_, n, side, act) => {
    const [from, to] = [`F${n}`, `T${n}`];
    const former = await administrator(from);
    await saveProfile(former, from, careProfile);
    await answer(former, from, '1.1.1');
    const id = await desk.done('move-assessment', move(from, to));
    await act(await administrator(side + n), side + n);
    await expect(desk.preview('move-assessment', move(from, to), id)).rejects.toMatchObject(
      impossible('Somebody has worked in the assessment'),
    );
  });

  test('a publication', async () => {
    const former = await administrator('F5');
    await complete(former, 'F5', 'met');
    const id = await desk.done('move-assessment', move('F5', 'T5'));
    await publish(await administrator('T5'), 'T5', 'met');
    await expect(desk.preview('move-assessment', move('F5', 'T5'), id)).rejects.toMatchObject(
      impossible('Somebody has worked in the assessment'),
    );
    await expect(desk.preview('move-assessment', move('F4', 'T5'))).rejects.toMatchObject(
      impossible('SITE F4 (F4) has done nothing for 2026-27'),
    );
    await answer(former, 'F5', '1.1.1');
    await expect(desk.preview('move-assessment', move('F5', 'T5'))).rejects.toMatchObject(
      impossible('SITE T5 (T5) has published for 2026-27 itself'),
    );
  });
});

test('who saves an answer while it moves loses nothing', async () => {
  const former = await administrator('F6');
  const refs = (await readAssessment(former, 'F6')).assertions
    .flatMap(({ items }) => items)
    .map(({ ref }) => ref)
    .slice(0, 24);
  for (const ref of refs.slice(0, 8)) await answer(former, 'F6', ref);
  const save = async (ref: string) => {
    const { answerType, version } = await readItem(former, 'F6', ref);
    const value = { tick: true, text: 'Mine', date: '2026-03-27', document: undefined }[answerType];
    const documents = [{ kind: 'location', description: 'Mine' }];
    const body = { state: 'answered', version, ...(value ? { [answerType]: value } : { documents }) };
    return (await former.put(`/organisations/F6/items/${ref}/answer`, body)).status;
  };
  const moving = (async () => {
    for (let tries = 0; tries < 20; tries++) {
      const outcome = await desk.execute(await desk.order('move-assessment', move('F6', 'T6')));
      if (outcome.outcome === 'done') return;
    }
    throw new Error('It never came to rest');
  })();
  const statuses = await Promise.all(refs.map(save));
  await moving;
  expect(statuses.filter((status) => ![200, 409].includes(status))).toEqual([]);
  const rows = await service.database.query<{ ref: string }[]>(
    `select distinct ref from answers where code in ('F6', 'T6')`,
  );
  const saved = refs.filter((_, index) => index < 8 || statuses[index] === 200);
  expect(rows.map(({ ref }) => ref).toSorted()).toEqual(saved.toSorted());
});

test('it is not moved when it is another one by now: the new preview is given', async () => {
  const former = await administrator('F7');
  await answer(former, 'F7', '1.1.1');
  const order = await desk.order('move-assessment', move('F7', 'T7'));
  await answer(former, 'F7', '1.1.5');
  expect(await desk.execute(order)).toMatchObject({
    outcome: 'changed',
    preview: { effects: [{}, { what: 'Answers', to: '2' }] },
  });
  await answer(await administrator('T7'), 'T7', '1.1.1');
  await expect(desk.preview('move-assessment', move('F7', 'T7'))).rejects.toMatchObject(
    impossible('SITE T7 (T7) has begun an assessment for 2026-27 of its own'),
  );
});

test.each([
  ['to itself', 'T8', 'T8', 'cannot be moved to the code that it has'],
  ['to a code nobody knows', 'T8', 'NOPE', 'We do not know an organisation with the ODS code NOPE'],
  ['from a code nobody knows', 'NOPE', 'T8', 'We do not know an organisation with the ODS code NOPE'],
  ['when there is nothing', 'T8', 'T7', 'there is nothing to move'],
])('it cannot be moved %s', async (_, from, to, title) => {
  await expect(desk.preview('move-assessment', move(from, to))).rejects.toMatchObject(impossible(title));
});
