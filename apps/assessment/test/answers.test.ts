import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { listAnswerHistory, listItems } from '@dspt/contracts/assessment/assessments';
import { progressChanged } from '@dspt/contracts/assessment/progress';
import type { TestService } from '@dspt/testing/service';
import { accessTests, anyRole, whoAnswers } from './support/access.js';
import { answer, careProfile, itemPath, readItem, saveProfile } from './support/assessment.js';
import { eventsOf } from '@dspt/testing/events';
import { as, type Person } from './support/people.js';
import { startAssessment } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startAssessment();
});
afterAll(() => service?.close());

const put = (person: Person, code: string, ref: string, body: object) =>
  person.put(`${itemPath(code, ref)}/answer`, body);
const history = async (person: Person, code: string, ref: string) =>
  listAnswerHistory.output.parse((await person.get(`${itemPath(code, ref)}/history`).expect(200)).body).items;

accessTests(
  () => service,
  [
    {
      titles: ['who may: GET /organisations/:code/items/:ref', 'whose: GET /organisations/:code/items/:ref'],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(itemPath(code, '1.1.1')),
    },
    {
      titles: ['who may: GET /organisations/:code/items', 'whose: GET /organisations/:code/items'],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(`/organisations/${code}/items`),
    },
    {
      titles: [
        'who may: PUT /organisations/:code/items/:ref/answer',
        'whose: PUT /organisations/:code/items/:ref/answer',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) =>
        http.put(`${itemPath(code, '1.1.1')}/answer`).send({ state: 'answered', text: 'Z1', version: 0 }),
    },
    {
      titles: [
        'who may: GET /organisations/:code/items/:ref/history',
        'whose: GET /organisations/:code/items/:ref/history',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(`${itemPath(code, '1.1.1')}/history`),
    },
  ],
);

test('all items come at once, each as it is alone', async () => {
  const ann = await as(service, 'administrator', 'ALL');
  await answer(ann, 'ALL', '1.1.1');
  const { editionName, items } = listItems.output.parse(
    (await ann.get('/organisations/ALL/items').expect(200)).body,
  );
  expect([editionName, items.length]).toEqual(['2026 to 2027', 56]);
  for (const ref of ['1.1.1', '10.2.1'])
    expect(items.find((item) => item.ref === ref)).toEqual(await readItem(ann, 'ALL', ref));
});

test('an item comes with its wording, its help and the way through', async () => {
  const person = await as(service, 'auditor', 'Q1');
  const item = await readItem(person, 'Q1', '1.1.5');
  expect(item).toMatchObject({
    state: 'not-started',
    version: 0,
    answerType: 'text',
    mandatoryFor: 'approaching',
  });
  expect([item.previousRef, item.nextRef]).toEqual(['1.1.3', '1.2.4']);
  expect(item.help.length).toBeGreaterThan(0);
});

test('an item that the edition does not have is not there', async () => {
  const person = await as(service, 'member', 'Q1');
  await person.get(itemPath('Q1', '99.9.9')).expect(404);
  const refused = await put(person, 'Q1', '9.6.9', { state: 'answered', tick: true, version: 0 });
  expect(refused.status).toBe(404);
});

test('every change is kept: who, when, from and to', async () => {
  const person = await as(service, 'member', 'Q2');
  await answer(person, 'Q2', '1.1.1', { text: 'ZA1', comment: 'Ask Bo' });
  await answer(person, 'Q2', '1.1.1', { text: 'ZA2' });
  await put(person, 'Q2', '1.1.1', { state: 'not-started', version: 2 }).expect(200);
  const changes = await history(person, 'Q2', '1.1.1');
  expect(changes.map(({ version, from, to }) => [version, from?.text ?? null, to.text, to.state])).toEqual([
    [3, 'ZA2', null, 'not-started'],
    [2, 'ZA1', 'ZA2', 'answered'],
    [1, null, 'ZA1', 'answered'],
  ]);
  expect(changes[2]).toMatchObject({ changedBy: 'Test member', from: null, to: { comment: 'Ask Bo' } });
});

describe('two people at one question', () => {
  test('the second is shown what the first has saved, and nothing is lost', async () => {
    const [ann, bo] = [await as(service, 'member', 'Q3'), await as(service, 'administrator', 'Q3')];
    await answer(ann, 'Q3', '1.1.1', { text: 'from Ann' });
    const refused = await put(bo, 'Q3', '1.1.1', { state: 'answered', text: 'from Bo', version: 0 });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'answer-changed',
      item: { version: 1, changedBy: 'Test member', answer: { text: 'from Ann' } },
    });
    await put(bo, 'Q3', '1.1.1', { state: 'answered', text: 'from Bo', version: 1 }).expect(200);
  });
  test('saving the same once more is no conflict and no change', async () => {
    const ann = await as(service, 'member', 'Q4');
    await answer(ann, 'Q4', '1.1.1', { text: 'ZA1' });
    const again = await put(ann, 'Q4', '1.1.1', { state: 'answered', text: 'ZA1', version: 0 }).expect(200);
    expect(again.body).toMatchObject({ version: 1 });
    expect(await history(ann, 'Q4', '1.1.1')).toHaveLength(1);
  });
  test('saving at the same moment, one is saved and the other told', async () => {
    const ann = await as(service, 'member', 'Q5');
    const both = await Promise.all(
      ['a', 'b'].map((text) => put(ann, 'Q5', '1.1.1', { state: 'answered', text, version: 0 })),
    );
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });
});

test('answers to many questions at one moment are all there, and the last progress told is right', async () => {
  const person = await as(service, 'member', 'Q6');
  const refs = ['1.1.1', '1.1.5', '1.3.1', '1.3.7', '1.3.8', '1.3.11', '1.3.12', '1.4.1', '1.4.3', '4.1.1'];
  await Promise.all(refs.map((ref) => answer(person, 'Q6', ref)));
  const told = await eventsOf(service, progressChanged, 'Q6');
  expect(told.toSorted((a, b) => a.version - b.version).at(-1)).toMatchObject({
    edition: '2026-27',
    answered: refs.length,
    total: 44,
    version: refs.length,
  });
});

test('a comment alone, an optional answer and a repeated save do not count as progress', async () => {
  const person = await as(service, 'member', 'Q7');
  await put(person, 'Q7', '1.1.1', { state: 'not-started', comment: 'Later', version: 0 }).expect(200);
  // Facts about one organisation that wait together are told as one.
  await service.settled();
  await answer(person, 'Q7', '1.1.6', { text: 'Twice' });
  await put(person, 'Q7', '1.1.6', { state: 'answered', text: 'Twice', version: 0 }).expect(200);
  expect((await eventsOf(service, progressChanged, 'Q7')).map(({ answered }) => answered)).toEqual([0, 0]);
});

test('what is not true yet is said and kept, and no progress', async () => {
  const person = await as(service, 'member', 'Q91');
  const given = { state: 'not-yet', planned: 'In May', version: 0 };
  const saved = await put(person, 'Q91', '1.3.1', given).expect(200);
  expect(saved.body).toMatchObject({ state: 'not-yet', answer: { tick: null, planned: 'In May' } });
  expect((await eventsOf(service, progressChanged, 'Q91')).map(({ answered }) => answered)).toEqual([0]);
});

test('an answer from before that could be said is read with nothing planned', async () => {
  const person = await as(service, 'member', 'Q10');
  await answer(person, 'Q10', '1.3.1', { tick: true });
  await service.database.query(`update answers set value = value - 'planned' where code = 'Q10'`);
  expect((await readItem(person, 'Q10', '1.3.1')).answer.planned).toBeNull();
  await put(person, 'Q10', '1.3.1', { state: 'answered', tick: true, version: 0 }).expect(200);
});

test('one statement answers what it settles, and another answer takes that back', async () => {
  const person = await as(service, 'member', 'Q12');
  const states = async () =>
    Promise.all(['5.1.1', '6.1.2', '6.1.3'].map(async (ref) => (await readItem(person, 'Q12', ref)).state));
  await answer(person, 'Q12', '6.1.3', { tick: true });
  await put(person, 'Q12', '5.1.1', { state: 'settled', version: 0 }).expect(200);
  expect(await states()).toEqual(['not-applicable', 'not-applicable', 'answered']);
  expect((await history(person, 'Q12', '6.1.2'))[0]!.to.reason).toMatch(/no data breach or near miss/);
  await put(person, 'Q12', '5.1.1', { state: 'answered', tick: true, version: 1 }).expect(200);
  expect(await states()).toEqual(['answered', 'not-started', 'answered']);
  const wrong = await put(person, 'Q12', '1.3.1', { state: 'settled', version: 0 }).expect(400);
  expect(wrong.body.errors).toMatchObject([{ field: 'tick' }]);
});

test('not applicable needs a reason and a question that allows it', async () => {
  const person = await as(service, 'member', 'Q8');
  const given = { state: 'not-applicable', reason: 'We have no mobile devices', version: 0 };
  const saved = await put(person, 'Q8', '1.3.11', given).expect(200);
  expect(saved.body).toMatchObject({ state: 'not-applicable', answer: { reason: given.reason } });
  expect((await put(person, 'Q8', '1.1.1', given).expect(400)).body.code).toBe('not-applicable-not-allowed');
  const blank = await put(person, 'Q8', '1.3.11', { ...given, reason: ' ' }).expect(400);
  expect(blank.body.errors).toMatchObject([{ field: 'reason' }]);
});

describe('a waived question', () => {
  const certified = {
    ...careProfile,
    cyberEssentialsPlus: 'yes',
    cyberEssentialsPlusAwardedOn: '2026-10-01',
  };
  test('needs no answer and takes none; its old answer is back when the certificate is gone', async () => {
    const admin = await as(service, 'administrator', 'Q9');
    await answer(admin, 'Q9', '6.2.1');
    await saveProfile(admin, 'Q9', certified);
    const refused = await put(admin, 'Q9', '6.2.1', { state: 'answered', tick: true, version: 1 }).expect(
      409,
    );
    expect(refused.body).toMatchObject({ code: 'item-exempt' });
    expect(refused.body.detail).toContain('Cyber Essentials PLUS');
    await saveProfile(admin, 'Q9', { cyberEssentialsPlus: 'no' });
    expect(await readItem(admin, 'Q9', '6.2.1')).toMatchObject({ state: 'answered', version: 1 });
    await put(admin, 'Q9', '6.2.1', { state: 'not-started', version: 1 }).expect(200);
  });
});

test.each(['a\u0000b', 'a\ud800b', ' a\u200bb\r\n'])('what nobody can see is not kept: %j', async (text) => {
  const person = await as(service, 'member', 'Q10');
  const { version } = await readItem(person, 'Q10', '1.1.1');
  await put(person, 'Q10', '1.1.1', { state: 'answered', text, version }).expect(200);
  expect(await readItem(person, 'Q10', '1.1.1')).toMatchObject({ answer: { text: 'ab' } });
});

describe('bad input names its field', () => {
  test.each([
    ['text', { state: 'answered', text: 'x'.repeat(10_001), version: 0 }],
    ['text', { state: 'answered', version: 0 }],
    ['tick', { state: 'answered', text: 'x', tick: true, version: 0 }],
    ['version', { state: 'answered', text: 'x' }],
    ['state', { state: 'exempt', version: 0 }],
    ['comment', { state: 'not-started', comment: 'x'.repeat(2001), version: 0 }],
  ])('%s', async (field, body) => {
    const person = await as(service, 'member', 'Q10');
    const refused = await put(person, 'Q10', '1.1.1', body).expect(400);
    expect(refused.body.errors).toMatchObject([{ field }]);
  });
  test('documents', async () => {
    const person = await as(service, 'member', 'Q10');
    const save = (documents: object[]) =>
      put(person, 'Q10', '1.1.2', { state: 'answered', documents, version: 0 });
    const link = await save([{ kind: 'link', url: 'javascript:alert(1)' }]).expect(400);
    expect(link.body.errors).toMatchObject([{ field: 'documents.0.url' }]);
    const unknown = await save([{ kind: 'upload', id: randomUUID(), name: 'x.pdf', size: 1 }]).expect(400);
    expect(unknown.body.errors).toMatchObject([{ field: 'documents' }]);
  });
});
