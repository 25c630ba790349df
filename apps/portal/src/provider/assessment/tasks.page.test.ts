import { describe, expect, test } from '@jest/globals';
import { assertion, assessment, itemSummary, unpublished } from '../../../test/samples.js';
import { nextOutstanding, whatIsLeft } from './progress.js';
import { confirmationState, filterOf, tasksPage, type Filter, type Selection } from './tasks.page.js';

const done = { state: 'answered' } as const;
const list = assessment(
  [
    assertion('1.1', [itemSummary('1.1.1', done), itemSummary('1.1.6', { mandatoryFor: null })], {
      confirmable: true,
    }),
    assertion('1.3', [
      itemSummary('1.3.8', { section: 'Staffing and roles' }),
      itemSummary('1.3.11', { mandatoryFor: 'met', state: 'carried-over' }),
    ]),
    assertion('2.1', [itemSummary('2.1.1', { state: 'exempt', exemptBy: 'iso27001' })]),
  ],
  {
    approaching: { complete: 2, total: 3, outstandingItems: ['1.3.8'] },
    met: { complete: 2, total: 4, outstandingItems: ['1.3.8', '1.3.11'], unconfirmedAssertions: ['1.1'] },
  },
);
const plan = { code: 'VL00D', edition: '2026-27', complete: true, actions: [] };
const work = {
  assessment: list,
  plan,
  assignments: [],
  documents: [],
  status: undefined,
  today: '2026-11-29',
};
const administrator = { personId: 'a', mayAnswer: true, mayConfirm: true };
const refs = (selection: Selection) =>
  tasksPage(work, selection, administrator).model.groups.flatMap(({ parts }) =>
    parts.flatMap(({ tasks }) => tasks.items.map(({ heading }) => heading.split(' ')[0])),
  );

describe('what is left', () => {
  test('counts for a level and leads to the next question on the way to it', () => {
    expect(whatIsLeft(list, 'approaching', true)).toMatchObject({
      heading: 'Approaching Standards',
      next: { href: '/assessment/items/1.3.8?for=approaching' },
    });
    expect(whatIsLeft(list, 'met', true).lines[0]).toBe('2 of 4 questions done');
  });

  test('then to confirming, and last to publishing', () => {
    const answered = assessment([], { met: { unconfirmedAssertions: ['1.1'] } });
    expect(whatIsLeft(answered, 'met', true).next).toEqual({
      text: 'Confirm your answers',
      href: '/assessment/confirm',
    });
    expect(whatIsLeft(answered, 'met', false).next.text).toBe('See what an administrator must confirm');
    expect(whatIsLeft(assessment([]), 'met', true).next.href).toBe('/publish');
  });

  test('goes on after the question just answered, and from the beginning after the last', () => {
    expect(nextOutstanding(list, 'met', '1.1.1')).toBe('1.3.8');
    expect(nextOutstanding(list, 'met', '1.3.8')).toBe('1.3.11');
    expect(nextOutstanding(list, 'met', '1.3.11')).toBe('1.3.8');
    expect(nextOutstanding(list, 'approaching', '1.3.8')).toBeUndefined();
  });
});

describe('the task list', () => {
  test('hides optional questions until asked for', () => {
    expect(refs({})).toEqual(['1.1.1', '1.3.8', '1.3.11', '2.1.1']);
    expect(refs({ optional: 'show' })).toContain('1.1.6');
  });

  test('shows only what is left, with assertions that wait to be confirmed', () => {
    expect(refs({ show: 'left' })).toEqual(['1.3.8', '1.3.11']);
    const { groups } = tasksPage(work, { show: 'left' }, administrator).model;
    expect(groups[0]!.parts[0]).toMatchObject({
      state: 'Ready to confirm.',
      confirm: '/assessment/confirm?assertion=1.1',
    });
  });

  test('shows what was given to whom, and what to nobody', () => {
    const given = { question: '', open: true, dueOn: '2026-05-03', leftBy: null, version: 1 };
    const assignments = [
      { ...given, ref: '1.3.8', owner: { id: 'a', name: 'Ann Lee' }, overdue: true },
      { ...given, ref: '1.1.1', open: false, owner: { id: 'a', name: 'Ann Lee' }, overdue: false },
      { ...given, ref: '1.1.6', owner: { id: 'a', name: 'Ann Lee' }, overdue: false },
    ];
    const shown = (show: Filter) =>
      tasksPage({ ...work, assignments }, { show }, administrator).model.groups.flatMap(({ parts }) =>
        parts.flatMap(({ tasks }) => tasks.items.map(({ heading, hint }) => [heading.split(' ')[0], hint])),
      );
    expect(shown('mine')).toEqual([
      ['1.1.6', 'Optional. Given to you, by 3 May 2026'],
      ['1.3.8', 'Needed for all levels. Given to you, by 3 May 2026 (overdue)'],
    ]);
    expect(shown('overdue').map(([ref]) => ref)).toEqual(['1.3.8']);
    expect(shown('nobody').map(([ref]) => ref)).toEqual(['1.3.11']);
    expect([filterOf('mine'), filterOf('toString'), filterOf(['mine'])]).toEqual([
      'mine',
      undefined,
      undefined,
    ]);
  });

  test('is grouped by section when asked for', () => {
    const { groups } = tasksPage(work, { group: 'section' }, administrator).model;
    expect(groups.map(({ heading }) => heading)).toEqual(['Data security', 'Staffing and roles']);
  });

  test('says why a question is not needed, and makes what is done plain text', () => {
    const tasks = tasksPage(work, {}, administrator).model.groups.flatMap(({ parts }) =>
      parts.map((part) => part.tasks),
    );
    expect(tasks[2]!.items[0]).toMatchObject({
      hint: 'Your ISO 27001 covers this',
      status: { tag: { text: 'Not needed', colour: 'grey' } },
    });
    expect(tasks[0]!.items[0]!.status).toEqual({ text: 'Answered' });
  });

  test('says first who covers the organisation, which then need not answer', () => {
    const status = {
      ...unpublished,
      state: 'published',
      level: 'met',
      publishedOn: '2026-05-03',
      expiresOn: '2027-05-03',
    } as const;
    const covered = (change: object) =>
      tasksPage({ ...work, status: { ...status, ...change } }, {}, administrator).model.covered;
    const through = { code: 'A1', name: 'ROSE GROUP' };
    expect(covered({ through })).toBe(
      'You do not have to answer anything: ROSE GROUP has published Standards Met for you. It counts until 2 May 2027.',
    );
    expect(covered({})).toBeUndefined();
  });
  test('offers confirming to administrators only', () => {
    const { groups } = tasksPage(work, {}, { personId: 'a', mayAnswer: true, mayConfirm: false }).model;
    expect(groups[0]!.parts[0]).toMatchObject({ confirm: undefined });
  });
});

describe('where an assertion stands', () => {
  const by = { confirmed: true, confirmedBy: 'Ann Lee', confirmedAt: '2026-05-03T12:00:00Z' };
  test('confirmed, also when Standards Met asks for more', () => {
    expect(confirmationState(assertion('1.1', [itemSummary('1.1.1', done)], by))).toBe(
      'Confirmed by Ann Lee on 3 May 2026.',
    );
    expect(confirmationState(assertion('1.1', [itemSummary('1.1.1', { mandatoryFor: 'met' })], by))).toBe(
      'Confirmed by Ann Lee on 3 May 2026. 1 question left for Standards Met. It must then be confirmed again.',
    );
  });
  test('with questions left, or only optional ones', () => {
    expect(confirmationState(list.assertions[1]!)).toBe('2 questions left before it can be confirmed.');
    expect(confirmationState(assertion('1.1', [itemSummary('1.1.6', { mandatoryFor: null })]))).toBe(
      'All its questions are optional.',
    );
  });
});
