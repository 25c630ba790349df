import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listAnswerHistory } from '@dspt/contracts/assessment/assessments';
import {
  copiesPath,
  countedBy,
  Group,
  make,
  preview,
  read,
  targetOf,
  undo,
} from './support/answer-copies.js';
import { answer, complete, readAssessment, readItem } from './support/assessment.js';
import { pdf } from './support/files.js';
import type { Person } from './support/people.js';
import { trailOf } from './support/trail.js';

/** Sorts before all others, so that whoever works in several acts for it. */
const source = 'A00';
const small = ['B1', 'B2', 'B3'];

let group: Group;
let ann: Person & { id: string };
/** Works in B1 to B3 alone: whoever else is there. */
let bo: Record<string, Person>;

beforeAll(async () => {
  group = await Group.open([source, ...small, 'B4', 'B5']);
  group.service.clock.set(new Date('2026-11-29T12:00:00Z'));
  ann = await group.person('Ann', {
    [source]: 'administrator',
    B1: 'member',
    B2: 'administrator',
    B3: 'member',
    B4: 'auditor',
  });
  bo = {};
  for (const code of small) bo[code] = await group.person('Bo', { [code]: 'administrator' });
  await complete(ann, source, 'met');
  // The first look begins an assessment.
  for (const code of small) await readAssessment(bo[code]!, code);
});
afterAll(() => group?.close());

const history = async (person: Person, code: string, ref: string) =>
  listAnswerHistory.output.parse(
    (await person.get(`/organisations/${code}/items/${ref}/history`).expect(200)).body,
  ).items;

test('answers are shown, copied and undone; the history says by whom and through what', async () => {
  await answer(bo['B1']!, 'B1', '1.1.5', { text: 'Of Bo', comment: 'Mine' });
  await answer(bo['B2']!, 'B2', '1.1.5', { text: 'Our answer to 1.1.5' });
  const before = await group.everything(small);
  const shown = await preview(ann, source, ['1.1.5'], small);
  expect(countedBy(shown, 'plan')).toEqual({ overwrites: 1, same: 1, new: 1 });
  expect(targetOf(shown, 'B1').rows[0]).toMatchObject({ from: { text: 'Of Bo', comment: 'Mine' } });
  expect(shown.items).toMatchObject([{ ref: '1.1.5', answer: { text: 'Our answer to 1.1.5' } }]);
  expect(await group.everything(small)).toEqual(before);

  const done = await make(ann, source, shown);
  expect(countedBy(done, 'result')).toEqual({ copied: 2, none: 1 });
  expect(await readItem(bo['B1']!, 'B1', '1.1.5')).toMatchObject({
    answer: { text: 'Our answer to 1.1.5', comment: 'Mine' },
    changedBy: 'Ann Demo',
    version: 2,
  });
  const { body } = await ann.get(copiesPath(source)).expect(200);
  expect(body.items).toMatchObject([{ id: shown.id, questions: 1, organisations: 3 }]);

  const undone = await undo(ann, source, done);
  expect(countedBy(undone, 'result')).toEqual({ 'put-back': 2, none: 1 });
  expect(await group.everything(small)).toEqual(before);
  const through = { from: { code: source, name: `SITE ${source}` } };
  expect(await history(bo['B3']!, 'B3', '1.1.5')).toMatchObject([
    {
      version: 2,
      changedBy: 'Ann Demo',
      to: { state: 'not-started' },
      through: { what: 'put-back', ...through },
    },
    { version: 1, changedBy: 'Ann Demo', from: null, through: { what: 'copied', ...through } },
  ]);
  expect((await trailOf(group.service, 'B3')).map(({ did, by }) => [did, by])).toEqual([
    ['answers.copied', 'Ann Demo'],
    ['answers.copy-undone', 'Ann Demo'],
  ]);
  await answer(bo['B3']!, 'B3', '1.1.5', { text: 'After all' });
  expect((await history(bo['B3']!, 'B3', '1.1.5'))[0]).toMatchObject({ version: 3, through: null });
});

test('pressed twice, it is done once, and so is undoing', async () => {
  const body = { refs: ['1.3.1'], to: ['B1', 'B2'], requestId: randomUUID() };
  const ids = await Promise.all([1, 2].map(async () => (await ann.post(copiesPath(source), body)).body.id));
  expect(ids[0]).toBe(ids[1]);
  const copy = await read(ann, source, ids[0] as string);
  await Promise.all([make(ann, source, copy), make(ann, source, copy)]);
  await Promise.all([undo(ann, source, copy), undo(ann, source, copy)]);
  expect((await history(bo['B1']!, 'B1', '1.3.1')).map(({ version }) => version)).toEqual([2, 1]);
  expect((await make(ann, source, copy)).targets.map(({ state }) => state)).toEqual(['undone', 'undone']);
});

test('what somebody changes after the preview stays, and is named; the rest is copied', async () => {
  const shown = await preview(ann, source, ['1.3.14', '1.4.3'], ['B1', 'B2']);
  await answer(bo['B1']!, 'B1', '1.3.14', { text: 'Quicker' });
  const done = await make(ann, source, shown);
  expect(countedBy(done, 'result')).toEqual({ copied: 3, 'changed-since': 1 });
  expect(targetOf(done, 'B1').rows[0]).toMatchObject({ ref: '1.3.14', by: 'Bo Demo' });
  expect((await readItem(bo['B1']!, 'B1', '1.3.14')).answer.text).toBe('Quicker');
  await answer(bo['B2']!, 'B2', '1.4.3', { text: 'Mine now' });
  const undone = await undo(ann, source, done);
  expect(countedBy(undone, 'result')).toEqual({ 'put-back': 2, left: 1, 'changed-since': 1 });
  expect(targetOf(undone, 'B2').rows[1]).toMatchObject({ ref: '1.4.3', result: 'left', by: 'Bo Demo' });
});

test('a confirmation is taken back, and returns with all that it stood on', async () => {
  const person = bo['B2']!;
  await complete(person, 'B2', 'met');
  await answer(ann, source, '1.1.5', { text: 'Another answer' });
  const before = await group.everything(['B2']);
  const shown = await preview(ann, source, ['1.1.5'], ['B2']);
  expect(targetOf(shown, 'B2').unconfirmed).toContain('1.1');
  const done = await make(ann, source, shown);
  const isConfirmed = async () =>
    (await readAssessment(person, 'B2')).assertions.find(({ ref }) => ref === '1.1')!.confirmed;
  expect(await isConfirmed()).toBe(false);
  await undo(ann, source, done);
  expect(await group.everything(['B2'])).toEqual(before);

  const again = await make(ann, source, await preview(ann, source, ['1.1.5'], ['B2']));
  await answer(person, 'B2', '1.1.1', { comment: 'Changed since' });
  await undo(ann, source, again);
  expect(await isConfirmed()).toBe(false);
});

describe('only where whoever copies may answer', () => {
  test.each([
    ['an auditor', 'B4'],
    ['a stranger', 'B5'],
    ['nobody: there is none', 'NONE'],
    ['at home', source],
  ])('%s', async (_, code) => {
    const { body } = await ann.post(copiesPath(source), { refs: ['1.1.5'], to: ['B1', code] }).expect(400);
    expect(body.errors).toEqual([
      {
        field: 'to',
        message: `You cannot use these answers in ${code}. Take it out, and send the form again`,
      },
    ]);
  });
  test('and no longer when they have left meanwhile, for copying and for undoing', async () => {
    const cy = await group.person('Cy', { [source]: 'auditor', B1: 'member', B3: 'member' });
    const before = await group.everything(['B3']);
    const shown = await preview(cy, source, ['1.3.11', '1.3.12'], ['B1', 'B3']);
    await group.leave(cy.id, 'B3');
    const done = await make(cy, source, shown);
    expect(done.targets.map(({ state, refused }) => [state, refused])).toEqual([
      ['done', null],
      ['refused', 'not-allowed'],
    ]);
    expect(await group.everything(['B3'])).toEqual(before);
    await group.leave(cy.id, 'B1');
    const left = await undo(cy, source, done);
    expect(targetOf(left, 'B1')).toMatchObject({ state: 'not-undone', refused: 'not-allowed' });
    expect(await readItem(bo['B1']!, 'B1', '1.3.11')).toMatchObject({
      state: 'answered',
      changedBy: 'Cy Demo',
    });
  });
  test('and a copy is nobody else’s', async () => {
    const { id } = await preview(ann, source, ['1.1.5'], ['B1']);
    const dee = await group.person('Dee', { [source]: 'administrator', B1: 'administrator' });
    await dee.get(`${copiesPath(source)}/${id}`).expect(404);
    await dee.put(`${copiesPath(source)}/${id}/done`).expect(404);
    await dee.put(`${copiesPath(source)}/${id}/undone`).expect(404);
  });
});

test('documents come with the answer, as far as there is room, and go when it is undone', async () => {
  const upload = await ann.send('post', `/organisations/${source}/documents`, pdf, 'Policy.pdf').expect(200);
  const { id, name, size } = upload.body as { id: string; name: string; size: number };
  await answer(ann, source, '1.1.2', { documents: [{ kind: 'upload', id, name, size }] });
  const dates = { effectiveOn: '2026-05-03', expiresOn: '2027-05-03', version: 0 };
  await ann.put(`/organisations/${source}/documents/${id}/dates`, dates).expect(200);
  const theirs = await bo['B1']!.send('post', '/organisations/B1/documents', pdf, 'Policy.pdf').expect(200);
  await answer(bo['B1']!, 'B1', '1.1.2', {
    documents: [{ ...theirs.body, kind: 'upload', mediaType: undefined }],
  });
  await group.service.database.query(
    `insert into documents (id, code, name, media_type, size, content, uploaded_at, uploaded_by, uploaded_by_name, kept)
     values ($1, 'B2', 'Film.pdf', 'application/pdf', $2, '', now(), $1, 'Bo Demo', true)`,
    [randomUUID(), 500 * 1024 * 1024],
  );
  const before = await group.everything(small);
  const shown = await preview(ann, source, ['1.1.2'], small);
  expect(targetOf(shown, 'B1').rows[0]).toMatchObject({ plan: 'same' });
  expect(targetOf(shown, 'B2').refused).toBe('no-room');
  const done = await make(ann, source, shown);
  expect(targetOf(done, 'B2')).toMatchObject({ state: 'refused', refused: 'no-room' });
  await bo['B3']!.get(`/organisations/B3/documents/${id}`).expect(200);
  const { body: listed } = await bo['B3']!.get('/organisations/B3/documents').expect(200);
  expect(listed.items).toMatchObject([{ id, ...dates }]);
  await bo['B2']!.get(`/organisations/B2/documents/${id}`).expect(404);
  await undo(ann, source, done);
  expect(await group.everything(small)).toEqual(before);
  await bo['B3']!.get(`/organisations/B3/documents/${id}`).expect(404);
});

test('what an answer settles is answered with it, and undone with it', async () => {
  const { settles, version } = await readItem(ann, source, '5.1.1');
  const [also] = settles!.also as [string];
  const body = { state: 'settled', version };
  await ann.put(`/organisations/${source}/items/5.1.1/answer`, body).expect(200);
  const before = await group.everything(['B3']);
  const shown = await preview(ann, source, ['5.1.1'], ['B3']);
  expect(shown.items.find(({ ref }) => ref === also)).toMatchObject({ follows: '5.1.1' });
  const done = await make(ann, source, shown);
  expect(await readItem(bo['B3']!, 'B3', also)).toMatchObject({ answer: { reason: settles!.statement } });
  await undo(ann, source, done);
  expect(await group.everything(['B3'])).toEqual(before);
});

test('a preview is good for a day, and undoing for seven', async () => {
  const [old, done] = [
    await preview(ann, source, ['1.1.5'], ['B3']),
    await make(ann, source, await preview(ann, source, ['1.4.1'], ['B3'])),
  ];
  group.service.clock.set(new Date('2026-12-06T13:00:00Z'));
  const refused = await ann.put(`${copiesPath(source)}/${old.id}/done`).expect(409);
  expect(refused.body).toMatchObject({ code: 'answer-copy-old' });
  const late = await ann.put(`${copiesPath(source)}/${done.id}/undone`).expect(409);
  expect(late.body).toMatchObject({ code: 'answer-copy-not-undone' });
  expect((await read(ann, source, done.id)).undoUntil).toBeNull();
});
