import { describe, expect, test } from '@jest/globals';
import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';
import type { Assignment } from '@dspt/contracts/assessment/assignments';
import type { User } from '@dspt/contracts/identity/users';
import { Form } from '../../pages/form.js';
import { handoverIn, handoverPage, type Known, type Visitor } from './handover.page.js';
import { handOverFirst, leftBehind } from './in-hand.js';

const ann = { id: 'a', name: 'Ann Lee' };
const bo = { id: 'b', name: 'Bo Ray' };
const given = (ref: string, change: Partial<Assignment> = {}): Assignment => ({
  ref,
  question: `Question ${ref}?`,
  open: true,
  owner: bo,
  dueOn: null,
  overdue: false,
  leftBy: null,
  version: 2,
  ...change,
});
const user = (id: string, firstName: string, change: Partial<User> = {}): User => ({
  id,
  state: 'active',
  email: `${id}@rose.example`,
  firstName,
  lastName: 'Ray',
  telephone: '',
  role: 'member',
  lastSignInAt: null,
  ...change,
});
const known: Known = {
  assignments: [
    given('1.1.1', { dueOn: '2027-05-03', overdue: true }),
    given('1.1.2'),
    given('1.1.3', { open: false }),
    given('1.1.5', { owner: ann }),
    given('1.2.4', { owner: null, leftBy: 'Cy Day' }),
  ],
  people: [ann, bo],
};
const visitor: Visitor = {
  ownId: 'a',
  id: 'b',
  organisationName: 'Rose House',
  mayManage: true,
  back: '/users',
};
const page = (change: Partial<Visitor> = {}, more: Partial<Known> = {}, form?: Form) =>
  handoverPage({ ...known, ...more }, { ...visitor, ...change }, form)!.model;

describe('what somebody has in hand', () => {
  test('is what is still open, with its day, and goes to somebody else or to nobody', () => {
    const { title, intro, questions, all, hidden } = page();
    expect(title).toBe('Hand over the questions of Bo Ray');
    expect(intro).toBe('Bo Ray still has 2 questions to answer at Rose House:');
    expect(questions.map(({ text, note }) => [text, note])).toEqual([
      ['1.1.1 Question 1.1.1?', 'By 3 May 2027 (overdue)'],
      ['1.1.2 Question 1.1.2?', ''],
    ]);
    expect(all.items.map(({ value }) => value)).toEqual(['', 'a', 'nobody']);
    expect(hidden).toEqual([{ name: 'shown', value: '1.1.1:2 1.1.2:2' }]);
  });
  test('oneself, and of people who have left', () => {
    expect(page({ id: 'a' }).intro).toBe('You still have 1 question to answer at Rose House:');
    expect(page({ id: 'a' }).single).toBeUndefined();
    const left = page({ id: leftBehind });
    expect([left.title, left.questions[0]!.note]).toEqual([
      'Hand over what others have left behind',
      'Given to Cy Day before',
    ]);
  });
  test('may be nothing, or nobody’s to take', () => {
    expect(page({}, { assignments: [] })).toMatchObject({
      nothing: 'Bo Ray has no questions to hand over.',
      goOn: 'Go on',
    });
    expect(page({}, { people: [bo] })).toMatchObject({ nobodyElse: true, invitePath: '/users/invite' });
    expect(page({ mayManage: false }, { people: [bo] }).invitePath).toBeUndefined();
  });
  test('is of nobody who is not there', () => {
    expect(handoverPage(known, { ...visitor, id: 'x' })).toBeUndefined();
  });
  test('opens what was chosen for one question alone', () => {
    expect(page().single?.open).toBe(false);
    expect(page({}, {}, Form.of({ 'to.1.1.2': 'a' })).single?.open).toBe(true);
  });
});

describe('besides', () => {
  const alone = { administrators: [{ id: 'a' }], users: [user('a', 'Ann'), user('b', 'Bo')] };
  test('the only administrator is told to make another one first, and comes back here', () => {
    expect(page({ id: 'a', back: '/account' }, alone).alone?.people).toEqual([
      {
        text: 'Change the role of Bo Ray',
        href: '/users/b/role?return=%2Fhandover%2Fa%3Freturn%3D%252Faccount',
      },
    ]);
    expect(page({}, alone).alone).toBeUndefined();
    expect(page({ id: 'a' }, { ...alone, administrators: [{ id: 'a' }, { id: 'c' }] }).alone).toBeUndefined();
  });
  test('it says what stays with the organisation', () => {
    const actions = [
      { ref: '3.1.1', owner: 'bo ray and the night staff' },
      { ref: '3.1.2', owner: 'Ann Lee' },
    ] as ActionPlan['actions'];
    const plan = { actions } as ActionPlan;
    const users = [user('c', 'Cy', { state: 'invited' })];
    expect(page({}, { plan, users, drafts: 1, requests: 2 }).stays.map(({ text }) => text)).toEqual([
      'The action plan names Bo Ray for 3.1.1',
      '1 report of an incident not sent yet',
      '1 invitation not accepted yet',
      '2 requests to join not answered yet',
    ]);
    expect(page({ id: leftBehind }, { plan }).stays).toEqual([]);
  });
});

describe('what the form says', () => {
  const form = Form.of({ shown: '1.1.1:2 1.1.2:0', all: 'a', note: ' The blue folder ' });
  test('is whose each question becomes', () => {
    expect(handoverIn(form.with({ 'to.1.1.2': 'nobody' }), 'b')).toMatchObject({
      from: 'b',
      items: [
        { ref: '1.1.1', version: 2, to: 'a' },
        { ref: '1.1.2', version: 0, to: null },
      ],
      note: 'The blue folder',
    });
    expect(handoverIn(form, leftBehind).from).toBeNull();
  });
  test('is refused while nobody is chosen for one of them', () => {
    const refused = () => handoverIn(form.with({ all: '', 'to.1.1.2': 'a' }), 'b');
    expect(refused).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({ errors: [expect.objectContaining({ field: 'all' })] }),
      }),
    );
    expect(handoverIn(form.with({ all: '', 'to.1.1.1': 'a', 'to.1.1.2': 'a' }), 'b').items).toHaveLength(2);
  });
});

test('whoever leaves is led there by way of acting for that organisation, and back', () => {
  const first = handOverFirst(
    { code: 'V1', organisationName: 'Rose House', questions: 1 },
    'a',
    '/account/close',
  );
  expect(first).toMatchObject({
    name: 'Rose House (V1)',
    text: 'You still have 1 question to answer at Rose House.',
    action: '/choose-organisation',
  });
  expect(first.hidden).toEqual([
    { name: 'code', value: 'V1' },
    { name: 'return', value: '/handover/a?return=%2Faccount%2Fclose' },
  ]);
});
