import { describe, expect, test } from '@jest/globals';
import type { Item } from '@dspt/contracts/assessment/assessments';
import { InvalidInput, Problem } from '@dspt/contracts/problem';
import { item } from '../../../test/samples.js';
import { Form } from '../../pages/form.js';
import { checkedIn, lastYearPage, movedOn, nextSection, sectionPage, sectionsOf } from './last-year.page.js';

const before = { carriedFrom: '2025-26', version: 1, changedBy: 'Ann', changedAt: '2026-05-03T10:00:00Z' };
const answered = (ref: string, section: string, more: Partial<Item> = {}): Item => {
  const answer = { ...item().answer, state: 'answered' as const, text: `As in ${ref}` };
  return item({ ref, question: 'Do you?', section, state: 'answered', answer, ...before, ...more });
};
const again = { state: 'carried-over' } as const;
const carried = {
  editionName: '2026 to 2027',
  previousName: '2025 to 2026',
  items: [
    answered('1.1.1', 'Data security'),
    answered('1.1.5', 'Staffing and roles', again),
    answered('1.1.6', 'Staffing and roles', again),
    answered('1.3.1', 'Policies and procedures', { carriedFrom: null }),
    answered('2.1.1', 'Policies and procedures', { state: 'exempt', exemptBy: 'iso27001' }),
    answered('3.1.1', 'Policies and procedures'),
    answered('3.2.1', 'Data security', { version: 4 }),
  ],
  changes: [
    {
      change: 'reworded' as const,
      ref: '1.1.5',
      previousRef: '1.1.5',
      question: 'Do you?',
      mandatoryFor: 'approaching' as const,
      previouslyMandatoryFor: 'approaching' as const,
      reconfirm: true,
    },
  ],
};
const [security, staffing] = sectionsOf(carried);

describe('answers from last year', () => {
  test('are sections to check together, and answers to look at one by one with why', () => {
    const { sections, alone } = lastYearPage(carried, true).model;
    expect(sections).toEqual([
      { text: 'Data security', href: '/assessment/last-year/data-security', left: '2 answers to check' },
      {
        text: 'Policies and procedures',
        href: '/assessment/last-year/policies-and-procedures',
        left: '1 answer to check',
      },
    ]);
    expect(alone.map(({ href, why }) => [href, why])).toEqual([
      ['/assessment/items/1.1.5', 'The question has new words this year.'],
      ['/assessment/items/1.1.6', 'Somebody said that last year’s answer is not right any more.'],
    ]);
  });
  test('are shown with what was answered and by whom, all of them ticked', () => {
    const { boxes, hidden } = sectionPage(security!, carried, true).model;
    expect(boxes!.items).toMatchObject([
      { value: '1.1.1', checked: true, hint: { text: 'As in 1.1.1 (Ann, 3 May 2026)' } },
      { value: '3.2.1', checked: true },
    ]);
    expect(hidden).toContainEqual({ name: 'version.3.2.1', value: '4' });
  });
  test('are for reading only for whoever may not answer', () => {
    expect(sectionPage(security!, carried, false).model).toMatchObject({ boxes: undefined });
    expect(sectionPage(security!, carried, false).model.lines).toHaveLength(2);
  });
  test('that are not together have no form', () => {
    expect(sectionPage(staffing!, carried, true).model).toMatchObject({ boxes: undefined, lines: [] });
  });
  test('lead on from section to section', () => {
    expect(nextSection(carried, 'data-security')).toBe('data-security');
    expect(nextSection(carried, 'staffing-and-roles')).toBe('policies-and-procedures');
    expect(nextSection({ ...carried, items: [] }, 'data-security')).toBeUndefined();
  });
});

describe('what was said of them', () => {
  const form = Form.of({ 'version.1.1.1': '1', 'version.3.2.1': '4', stillRight: ['3.2.1', '9.9.9'] });
  test('is what was shown: ticked or not', () => {
    expect(checkedIn(form)).toEqual({
      stillRight: [{ ref: '3.2.1', version: 4 }],
      lookAgain: [{ ref: '1.1.1', version: 1 }],
    });
  });
  test('is asked again when somebody was faster, with what was ticked', () => {
    const details = { type: 'about:blank', code: 'carried-over-changed', status: 409, title: 'Changed' };
    const problem = Problem.from({ ...details, changed: [{ ref: '1.1.1', by: 'Bo' }] });
    const wrong = movedOn(problem)!;
    expect(wrong).toBeInstanceOf(InvalidInput);
    const shown = sectionPage(security!, carried, true, form.refused(wrong)).model;
    expect(shown.boxes).toMatchObject({
      errorMessage: { text: expect.stringMatching(/^Bo has changed the answer to 1.1.1/) },
      items: [{ checked: false }, { checked: true }],
    });
  });
  test('is sent without what has to be looked at by itself', () => {
    const details = { type: 'about:blank', code: 'asks-again', status: 409, title: 'One by one' };
    expect(movedOn(Problem.from({ ...details, refs: ['1.1.5'] }))?.details.errors).toHaveLength(1);
    expect(movedOn(Problem.from({ ...details, code: 'other' }))).toBeUndefined();
  });
});
