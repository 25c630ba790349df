import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';
import { describe, expect, test } from '@jest/globals';
import { Form } from '../../pages/form.js';
import { actionPlanPage } from './action-plan.page.js';
import { givenPlan } from './given-plan.js';
import { filledIn, formOf } from './plan-form.js';
import { whatWasReadPage } from './upload.page.js';

const unknown = {
  mayBeOutstanding: true,
  suggestion: 'Book it',
  version: 0,
  changedBy: null,
  changedAt: null,
  dueProblem: null,
};
const empty = { action: '', owner: '', dueOn: null, complete: false, ...unknown };
const plan: ActionPlan = {
  code: 'VL00D',
  edition: '2026-27',
  complete: false,
  actions: [
    {
      ref: '1.3.1',
      question: 'Policies?',
      action: 'Write them',
      owner: 'Jo',
      dueOn: '2027-01-05',
      complete: true,
      mayBeOutstanding: true,
      suggestion: 'Buy them',
      version: 3,
      changedBy: 'Ann',
      changedAt: '2026-11-28T12:00:00.000Z',
      dueProblem: null,
    },
    { ref: '2.1.1', question: 'Contracts?', ...empty },
  ],
};

describe('the action plan that was typed', () => {
  test('is nothing when nothing was changed, and otherwise what was changed, with its version', () => {
    expect(givenPlan(plan, formOf(plan))).toEqual({ actions: [] });
    expect(givenPlan(plan, formOf(plan).with({ '1.3.1.owner': 'Bo' }))).toEqual({
      actions: [{ ref: '1.3.1', action: 'Write them', owner: 'Bo', dueOn: '2027-01-05', version: 3 }],
    });
  });

  test('is refused for a date that is none, at the fields of the page', () => {
    const form = Form.of({ '2.1.1.action': 'Ask', '2.1.1.dueOn-day': '31', '2.1.1.dueOn-month': '2' });
    const errors = [{ field: '2.1.1.dueOn', message: 'By when, for 2.1.1: enter the year' }];
    expect(() => givenPlan(plan, form)).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ errors }) }),
    );
  });

  test('does not touch questions the form did not ask', () => {
    expect(givenPlan(plan, Form.of({ '2.1.1.action': 'Ask' })).actions.map(({ ref }) => ref)).toEqual([
      '2.1.1',
    ]);
  });
});

describe('what was said for many actions at once', () => {
  const date = { 'all.dueOn-day': '1', 'all.dueOn-month': '2', 'all.dueOn-year': '2027' };
  const all = { 'all.suggested': 'yes', 'all.owner': 'Ann', ...date };

  test('fills in what is empty, and leaves the rest as it is', () => {
    const { actions } = givenPlan(plan, filledIn(plan, formOf(plan).with(all)));
    expect(actions).toEqual([
      { ref: '2.1.1', action: 'Book it', owner: 'Ann', dueOn: '2027-02-01', version: 0 },
    ]);
  });

  test('is not put beside a date that was half typed, nor where nothing was said', () => {
    const typed = formOf(plan).with({ ...date, '2.1.1.dueOn-day': '9' });
    const filled = filledIn(plan, typed);
    expect(
      ['action', 'owner', 'dueOn-day', 'dueOn-month'].map((field) => filled.text(`2.1.1.${field}`)),
    ).toEqual(['', '', '9', '']);
  });
});

describe('the page', () => {
  test('asks for a plan only where one helps, and leads to what must be answered first', () => {
    const [first, second] = plan.actions as [ActionPlan['actions'][number], ActionPlan['actions'][number]];
    const mixed = { ...plan, actions: [{ ...first, mayBeOutstanding: false }, second] };
    const { rows, left, first: before } = actionPlanPage(mixed, { mayChange: true, back: '' }).model;
    expect(rows.map(({ id }) => id)).toEqual(['action-2.1.1']);
    expect(left).toBe('0 of 1 actions are complete.');
    expect(before?.text).toBe('1 question must be answered before you can publish');
  });

  test('says how much is left', () => {
    const { model } = actionPlanPage(plan, { mayChange: true, back: '' });
    expect(model.rows[0]!.theirs).toBeUndefined();
    expect(model.left).toBe('1 of 2 actions are complete.');
    expect(model.rows[0]!.status.text).toBe('Complete');
  });

  test('says at its row which date has passed, before anybody presses a button', () => {
    const [first, second] = plan.actions;
    const late = { ...first!, complete: false, dueProblem: '5 January 2027 is in the past' };
    const old = { ...plan, actions: [late, second!] };
    const { model } = actionPlanPage(old, { mayChange: true, back: '' });
    expect(model.left).toBe(
      '0 of 2 actions are complete. The date of one action has passed: choose dates that lie ahead.',
    );
    expect(model.rows[0]!.status.text).toBe('Date has passed');
    expect(model.form.errors).toEqual([
      { field: '1.3.1.dueOn', message: 'By when, for 1.3.1: 5 January 2027 is in the past' },
    ]);
    expect(model.rows[0]!.fields!.dueOn.errorMessage?.text).toContain('5 January 2027');
    const toRead = actionPlanPage(old, { mayChange: false, back: '' }).model;
    expect(toRead.rows[0]!.lines.at(-1)!.value.text).toBe('5 January 2027 is in the past');
  });

  test('shows whoever may only read it no fields', () => {
    const { model } = actionPlanPage(plan, { mayChange: false, back: '' });
    expect(model.rows[0]!.fields).toBeUndefined();
    expect(model.rows[0]!.lines.map(({ value }) => value.text)).toEqual([
      'Write them',
      'Jo',
      '5 January 2027',
    ]);
  });

  test('goes to paper with what its fields hold, saved or not', () => {
    const typed = formOf(plan).with({ '2.1.1.action': 'Ask', '2.1.1.dueOn-day': '1' });
    const { model } = actionPlanPage(plan, { mayChange: true, back: '', filled: true }, typed);
    expect(model.rows.map(({ lines }) => lines.map(({ value }) => value.text))).toEqual([
      ['Write them', 'Jo', '5 January 2027'],
      ['Ask', 'Not filled in yet', 'Not filled in yet'],
    ]);
  });
});

test('what somebody else saved stands beside what was typed, and is replaced when that is sent again', () => {
  const typed = formOf(plan).with({ '1.3.1.action': 'Mine', '1.3.1.version': '2', '1.3.1.mark': 'old' });
  const { model } = actionPlanPage(plan, { mayChange: true, back: '', changed: ['1.3.1'] }, typed);
  const [row] = model.rows;
  expect(row!.theirs?.heading).toBe('Saved by Ann on 28 November 2026 at 12:00pm');
  expect(row!.fields?.action).toMatchObject({ value: 'Mine', errorMessage: { text: expect.any(String) } });
  expect(givenPlan(plan, model.form)).toEqual({
    actions: [{ ref: '1.3.1', action: 'Mine', owner: 'Jo', dueOn: '2027-01-05', version: 3 }],
  });
});

test('what was read of a spreadsheet is shown, and its good rows are what is sent', () => {
  const read = { ref: '2.1.1', action: 'Ask', owner: 'Bo', dueOn: '2027-03-27', version: 0, problems: [] };
  const { model } = whatWasReadPage(
    {
      rows: [
        { ...read, row: 4, outcome: 'save' },
        { ...read, row: 5, ref: '1.3.1', outcome: 'refused', problems: ['It is wrong'] },
        { ...read, row: 6, ref: '1.3.1', outcome: 'empty' },
      ],
      notices: [],
    },
    { plan, fileName: 'plan.xlsx', back: '' },
  );
  expect(model.refused).toEqual([{ heading: 'Row 5, question 1.3.1', problems: ['It is wrong'] }]);
  expect(model.empty).toContain('One row has nothing filled in');
  expect(model.save).toBe('Save this action');
  const sent = Form.of(Object.fromEntries(model.hidden.map(({ name, value }) => [name, value])));
  expect(givenPlan(plan, sent).actions).toEqual([
    { ref: '2.1.1', action: 'Ask', owner: 'Bo', dueOn: '2027-03-27', version: 0 },
  ]);
});
