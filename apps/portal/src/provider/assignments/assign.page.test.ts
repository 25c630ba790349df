import { describe, expect, test } from '@jest/globals';
import type { Assignment, AssignmentChange } from '@dspt/contracts/assessment/assignments';
import { assertion, assessment, itemSummary } from '../../../test/samples.js';
import { Form } from '../../pages/form.js';
import { assignmentText, changeText } from './assignment-words.js';
import { assignmentsIn, assignPage } from './assign.page.js';

type SeenTo = AssignmentChange['from'];

const ann = { id: 'a', name: 'Ann Lee' };
const bo = { id: 'b', name: 'Bo Ray' };
const given = (change: Partial<Assignment> = {}): Assignment => ({
  ref: '1.3.8',
  question: 'Question 1.3.8?',
  open: true,
  owner: bo,
  dueOn: '2027-05-03',
  overdue: false,
  leftBy: null,
  version: 2,
  ...change,
});
const known = {
  assessment: assessment([
    assertion('1.1', [
      itemSummary('1.1.1', { state: 'answered' }),
      itemSummary('1.1.6', { mandatoryFor: null }),
    ]),
    assertion('1.3', [itemSummary('1.3.8', { section: 'Staffing' }), itemSummary('1.3.9')]),
  ]),
  assignments: [given()],
  owners: [ann, bo],
  ownId: 'a',
};
const checked = (about: object) =>
  assignPage(known, about)!.model.items?.items.map(({ value, checked: on }) => [value, on]);

describe('giving questions away', () => {
  test('offers what is still to be answered; those of a section are ticked', () => {
    expect(checked({})).toEqual([
      ['1.3.8', false],
      ['1.3.9', false],
    ]);
    expect(checked({ section: 'Staffing' })).toEqual([['1.3.8', true]]);
  });
  test('begins with who has one question, and until when', () => {
    const { form, hidden, owner } = assignPage(known, { ref: '1.3.8' })!.model;
    expect([form.text('owner'), form.text('dueOn-month')]).toEqual(['b', '5']);
    expect(hidden).toEqual([
      { name: 'version.1.3.8', value: '2' },
      { name: 'items', value: '1.3.8' },
    ]);
    expect(owner.items.map(({ text }) => text)).toEqual(['Nobody', 'Ann Lee (you)', 'Bo Ray']);
  });
  test('knows no other question', () => expect(assignPage(known, { ref: '9.9.9' })).toBeUndefined());
  test('of several changes what is said, of one says all', () => {
    const form = Form.of({ items: ['1.3.8', '1.3.9'], 'version.1.3.8': '2' });
    const items = [
      { ref: '1.3.8', version: 2 },
      { ref: '1.3.9', version: 0 },
    ];
    expect(assignmentsIn(form, {})).toEqual({ items });
    expect(assignmentsIn(form.with({ owner: 'nobody', noDate: 'yes' }), {})).toEqual({
      items,
      owner: null,
      dueOn: '',
    });
    expect(assignmentsIn(Form.of({ owner: 'a' }), { ref: '1.3.9' })).toEqual({
      items: [{ ref: '1.3.9', version: 0 }],
      owner: 'a',
      dueOn: '',
    });
  });
});

describe('says', () => {
  test.each([
    [{}, 'Given to Bo Ray, by 3 May 2027'],
    [{ owner: ann, dueOn: null }, 'Given to you'],
    [{ overdue: true }, 'Given to Bo Ray, by 3 May 2027 (overdue)'],
    [{ owner: null, dueOn: null, leftBy: 'Bo Ray' }, 'Nobody’s, since Bo Ray cannot answer any more'],
  ])('who has a question: %j', (change, text) => {
    expect(assignmentText(given(change), 'a')).toBe(text);
  });
  test.each([
    [
      'Ann Lee',
      { owner: null, dueOn: null },
      { owner: 'Bo Ray', dueOn: '2027-05-03' },
      'Ann Lee gave it to Bo Ray and said it is to be done by 3 May 2027.',
    ],
    [
      'Ann Lee',
      { owner: 'Bo Ray', dueOn: '2027-05-03' },
      { owner: null, dueOn: null },
      'Ann Lee made it nobody’s and took the date away.',
    ],
    [
      null,
      { owner: 'Bo Ray', dueOn: null },
      { owner: null, dueOn: null },
      'Bo Ray cannot answer any more, so the question is nobody’s.',
    ],
  ])('what %s did', (changedBy, from, to, text) => {
    expect(changeText({ changedAt: '2026-11-03T10:00:00Z', changedBy, from, to, handover: null })).toBe(
      `3 November 2026 at 10:00am: ${text}`,
    );
  });
  test.each([
    ['Cy Day', 'Bo Ray', '', 'Ann Lee handed it over from Cy Day to Bo Ray.'],
    [null, 'Bo Ray', 'Ask Di', 'Ann Lee handed it over to Bo Ray. They wrote: ‘Ask Di’'],
    ['Cy Day', null, '', 'Ann Lee handed it over from Cy Day to nobody.'],
  ])('from whom it was handed over, to whom, and with which words: %s, %s', (from, to, note, text) => {
    const change = { changedAt: '2026-11-03T10:00:00Z', changedBy: 'Ann Lee', handover: { note } };
    const [before, after] = [from, to].map((owner) => ({ owner, dueOn: null })) as [SeenTo, SeenTo];
    expect(changeText({ ...change, from: before, to: after })).toBe(`3 November 2026 at 10:00am: ${text}`);
  });
});
