import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';
import { describe, expect, test } from '@jest/globals';
import { Form } from '../pages/form.js';
import { actionPlanPage, formOf } from './action-plan.page.js';
import { givenPlan } from './given-plan.js';

const empty = { action: '', owner: '', dueOn: null, complete: false };
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
    },
    { ref: '2.1.1', question: 'Contracts?', ...empty },
  ],
};

describe('the action plan that was typed', () => {
  test('is what the page shows, when nothing was changed', () => {
    expect(givenPlan(plan, formOf(plan))).toEqual({
      actions: [
        { ref: '1.3.1', action: 'Write them', owner: 'Jo', dueOn: '2027-01-05' },
        { ref: '2.1.1', action: '', owner: '', dueOn: '' },
      ],
    });
  });

  test('is refused for a date that is none, at the fields of the page', () => {
    const form = Form.of({ '2.1.1.action': 'Ask', '2.1.1.dueOn-day': '31', '2.1.1.dueOn-month': '2' });
    const errors = [{ field: '2.1.1.dueOn', message: 'Enter a real date for 2.1.1, like 27 3 2026' }];
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

describe('the page', () => {
  test('says how much is left', () => {
    const { model } = actionPlanPage(plan, { mayChange: true, back: '' });
    expect(model.left).toBe('1 of 2 actions are complete.');
    expect(model.rows[0]!.status.text).toBe('Complete');
  });

  test('shows whoever may only read it no fields', () => {
    const { model } = actionPlanPage(plan, { mayChange: false, back: '' });
    expect(model.rows[0]!.fields).toBeUndefined();
    expect(model.rows[0]!.lines?.map(({ value }) => value.text)).toEqual([
      'Write them',
      'Jo',
      '5 January 2027',
    ]);
  });
});
