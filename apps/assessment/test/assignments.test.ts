import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  listAssignmentHistory,
  listAssignments,
  type Assignment,
} from '@dspt/contracts/assessment/assignments';
import type { TestService } from '@dspt/testing/service';
import { accessTests, anyRole, whoAnswers } from './support/access.js';
import { answer } from './support/assessment.js';
import { as, type Person } from './support/people.js';
import { startAssessment } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startAssessment();
});
afterAll(() => service?.close());

const path = (code: string): string => `/organisations/${code}/assignments`;
const list = async (person: Person, code: string): Promise<Assignment[]> =>
  listAssignments.output.parse((await person.get(path(code)).expect(200)).body).items;
const first = [{ ref: '1.1.1', version: 0 }];

accessTests(
  () => service,
  [
    {
      titles: [
        'who may: GET /organisations/:code/assignments',
        'whose: GET /organisations/:code/assignments',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(path(code)),
    },
    {
      titles: [
        'who may: PUT /organisations/:code/assignments',
        'whose: PUT /organisations/:code/assignments',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) => http.put(path(code)).send({ items: first, owner: null }),
    },
    {
      titles: [
        'who may: GET /organisations/:code/items/:ref/assignments',
        'whose: GET /organisations/:code/items/:ref/assignments',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(`/organisations/${code}/items/1.1.1/assignments`),
    },
  ],
);

describe('a day by which something is to be done', () => {
  test('is set for several at once, is taken away again, and every change is kept', async () => {
    service.clock.set(new Date('2026-11-15T12:00:00Z'));
    const ann = await as(service, 'member', 'D1');
    const items = [...first, { ref: '1.1.2', version: 0 }];
    await ann.put(path('D1'), { items, dueOn: '31 3 2027' }).expect(200);
    expect(await list(ann, 'D1')).toMatchObject([
      { ref: '1.1.1', open: true, owner: null, dueOn: '2027-03-31', overdue: false, version: 1 },
      { ref: '1.1.2', dueOn: '2027-03-31', version: 1 },
    ]);
    await ann.put(path('D1'), { items: [{ ref: '1.1.1', version: 1 }], dueOn: '' }).expect(200);
    const { body } = await ann.get('/organisations/D1/items/1.1.1/assignments').expect(200);
    const by = 'Test member';
    expect(listAssignmentHistory.output.parse(body).items).toMatchObject([
      { changedBy: by, from: { owner: null, dueOn: '2027-03-31' }, to: { owner: null, dueOn: null } },
      { changedBy: by, from: { owner: null, dueOn: null }, to: { owner: null, dueOn: '2027-03-31' } },
    ]);
  });
  test.each([
    ['2026-11-14', 'in the past'],
    ['2028-11-16', 'too far ahead'],
    ['31 2 2027', 'February 2027 has 28 days'],
  ])('%s is refused: %s', async (dueOn, message) => {
    const ann = await as(service, 'member', 'D2');
    const { body } = await ann.put(path('D2'), { items: first, dueOn }).expect(400);
    expect(body).toMatchObject({ errors: [{ field: 'dueOn', message: expect.stringContaining(message) }] });
    expect(await list(ann, 'D2')).toEqual([]);
  });
  test('passes while the item is open, and no longer once it is answered', async () => {
    const ann = await as(service, 'member', 'D3');
    await ann.put(path('D3'), { items: first, dueOn: '2026-11-16' }).expect(200);
    service.clock.set(new Date('2026-11-17T12:00:00Z'));
    const later = await as(service, 'member', 'D3');
    expect(await list(later, 'D3')).toMatchObject([{ open: true, overdue: true }]);
    await answer(later, 'D3', '1.1.1');
    expect(await list(later, 'D3')).toMatchObject([{ open: false, overdue: false }]);
  });
});

describe('two people at one item', () => {
  test('the second is told which have been changed, and nothing is saved', async () => {
    const ann = await as(service, 'member', 'T1');
    await ann.put(path('T1'), { items: first, dueOn: '2027-03-31' }).expect(200);
    const both = [...first, { ref: '1.1.2', version: 0 }];
    const { body } = await ann.put(path('T1'), { items: both, dueOn: '2027-04-30' }).expect(409);
    expect(body).toMatchObject({ code: 'assignments-changed', changed: ['1.1.1'] });
    expect(await list(ann, 'T1')).toMatchObject([{ ref: '1.1.1', dueOn: '2027-03-31' }]);
  });
  test('the same once more is no conflict and no change', async () => {
    const ann = await as(service, 'member', 'T1');
    await ann.put(path('T1'), { items: first, dueOn: '2027-03-31' }).expect(200);
    expect(await list(ann, 'T1')).toMatchObject([{ version: 1 }]);
  });
  test('at the same moment one is saved and the others told', async () => {
    const ann = await as(service, 'member', 'T2');
    const days = ['2027-01-01', '2027-01-02', '2027-01-03'];
    const answers = await Promise.all(days.map((dueOn) => ann.put(path('T2'), { items: first, dueOn })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  });
});

test('an item that is not there is refused, and so is one named twice', async () => {
  const ann = await as(service, 'member', 'N1');
  await ann.put(path('N1'), { items: [{ ref: '99.9.9', version: 0 }], owner: null }).expect(404);
  await ann.put(path('N1'), { items: [...first, ...first], owner: null }).expect(400);
  await ann.put(path('N1'), { items: [], owner: null }).expect(400);
  await ann.get('/organisations/N1/items/99.9.9/assignments').expect(404);
});
