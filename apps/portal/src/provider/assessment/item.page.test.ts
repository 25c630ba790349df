import { describe, expect, test } from '@jest/globals';
import { assertion, assessment, documentSummary, item, itemSummary } from '../../../test/samples.js';
import { Form } from '../../pages/form.js';
import { confirmPage } from './confirm.page.js';
import { itemPage } from './item.page.js';

const member = { goal: 'met', mayAnswer: true } as const;

describe('the page of a question', () => {
  test('asks in the way of its type, and beside the answer whether it applies', () => {
    const reason = { hint: { text: 'It does not apply if nobody has a phone' } };
    const asked = item({ notApplicableHint: reason.hint.text });
    const { ask } = itemPage(asked, member).model;
    expect(ask).toMatchObject({ text: { name: 'text' }, notApplicable: { onlyWithBox: true, reason } });
    const withoutBox = itemPage(asked, member, Form.of({ reason: 'No phones' })).model.ask;
    expect(withoutBox?.notApplicable?.onlyWithBox).toBe(false);
    expect(itemPage(item({ notApplicableAllowed: false }), member).model.ask?.notApplicable).toBeUndefined();
  });

  test('asks openly whether a statement is true, and with each choice what belongs to it', () => {
    const tick = item({ answerType: 'tick', yesIf: 'You can answer yes if you do' });
    const { ask, yesIf } = itemPage(tick, member).model;
    expect(yesIf).toBe('You can answer yes if you do');
    const [yes, notYet, doesNotApply] = [{ value: 'yes' }, { value: 'not-yet' }, { value: 'not-applicable' }];
    expect(ask).toMatchObject({
      tick: { items: [yes, notYet, doesNotApply] },
      asked: [
        { choice: 'not-yet', field: { name: 'planned' } },
        { choice: 'not-applicable', field: { name: 'reason' } },
      ],
    });
    expect(ask?.notApplicable).toBeUndefined();
    const forAll = itemPage({ ...tick, notApplicableAllowed: false }, member).model.ask;
    expect(forAll).toMatchObject({ tick: { items: [yes, notYet] }, asked: [{ choice: 'not-yet' }] });
  });

  test('offers a statement that settles others with it, in place of a reason', () => {
    const noBreach = { statement: 'We had none', state: 'not-applicable' as const, also: ['6.1.2', '6.1.3'] };
    const breaches = item({ answerType: 'tick', settles: noBreach });
    const also = { text: 'You then need not answer questions 6.1.2 and 6.1.3.' };
    expect(itemPage(breaches, member).model.ask).toMatchObject({
      tick: { items: [{ value: 'yes' }, { value: 'not-yet' }, { value: 'settled', hint: also }] },
      asked: [{ choice: 'not-yet' }],
    });
    const answer = { ...breaches.answer, state: 'not-applicable' as const, reason: 'Given before' };
    expect(itemPage({ ...breaches, answer }, member).model.ask).toMatchObject({
      asked: [{ choice: 'not-yet' }, { choice: 'not-applicable' }],
    });
  });

  test('shows what was answered last year, by whom, and why it is asked again', () => {
    const answer = { ...item().answer, state: 'carried-over' as const, text: 'Ann does' };
    const previous = {
      edition: { id: '2025-26', name: '2025 to 2026', opensOn: '2025-09-01', deadline: '2026-06-30' },
      change: 'reworded' as const,
      ref: '1.3.11',
      question: 'Who?',
      mandatoryFor: 'met' as const,
      answer: { ...answer, state: 'answered' as const },
      changedBy: 'Ann',
      changedAt: '2026-05-03T10:00:00Z',
    };
    const shown = (change: object) =>
      itemPage(item({ answer, carriedFrom: '2025-26' }), { ...member, previous: { ...previous, ...change } })
        .model;
    expect(shown({}).previous).toEqual({
      heading: 'What you answered in 2025 to 2026',
      question: '1.3.11 Who?',
      lines: [{ text: 'Ann does' }],
      by: 'Ann, 3 May 2026',
    });
    expect(shown({}).carriedOver).toContain('The question has new words this year.');
    expect(shown({ change: 'level changed' }).carriedOver).toContain('needed for Standards Met');
  });

  test('says how many have passed the staff quiz where that is evidence', () => {
    const quiz = { staff: 19, passed: 18, percent: 94, version: 1 };
    expect(itemPage(item(), { ...member, quiz }).model.quiz).toMatchObject({
      text: '18 of 19 staff (94%) passed the staff quiz in the last 12 months.',
      offered: true,
    });
    expect(itemPage(item(), member).model.quiz).toBeUndefined();
  });

  test('says beside a document that it is out of date, and offers none that was replaced', () => {
    const id = 'c56a4180-65aa-42ec-a945-5fd21dec0538';
    const answer = {
      ...item().answer,
      state: 'answered' as const,
      documents: [{ kind: 'upload' as const, id, name: 'Policy.pdf', size: 5_400 }],
    };
    const answered = item({ answerType: 'document', answer });
    const old = documentSummary({ id: 'old', replacedBy: { id, name: 'Policy.pdf' } });
    const documents = {
      items: [documentSummary({ id, expiresOn: '2026-05-03' }), old],
      today: '2026-11-29',
    };
    const tag = { text: 'Out of date since 3 May 2026' };
    expect(itemPage(answered, { ...member, documents }).model.ask).toMatchObject({
      documents: { attached: [{ tag }], existing: undefined },
    });
    const read = itemPage(answered, { ...member, mayAnswer: false, documents }).model;
    expect(read.lines).toMatchObject([{ tag }]);
  });

  test('says how far along it is, what was just done, and leads past it', () => {
    const work = assessment(
      [assertion('1.1', [itemSummary('1.1.1', { mandatoryFor: 'met' }), itemSummary('1.3.11')])],
      { approaching: { total: 27, complete: 4, outstandingItems: ['1.3.11', '2.1.1'] } },
    );
    const done = { ref: '1.1.1', saved: true };
    const page = itemPage(item(), { ...member, goal: 'approaching', assessment: work, done }).model;
    expect(page.progress).toBe('Question 1 of 1, Data security. 4 of 27 done.');
    expect(page.done).toBe('Your answer to question 1.1.1 has been saved.');
    expect(page.skip).toBe('/assessment/items/2.1.1?for=approaching');
  });

  test('shows the answer alone to whoever may not change it', () => {
    const answered = item({ answer: { ...item().answer, state: 'answered', text: 'We do' } });
    const { ask, lines } = itemPage(answered, { ...member, mayAnswer: false }).model;
    expect(ask).toBeUndefined();
    expect(lines).toEqual([{ text: 'We do' }]);
  });

  test('does not ask what a certificate covers, and says which', () => {
    const { ask, exempt } = itemPage(item({ exemptBy: 'cyber_essentials_plus' }), member).model;
    expect(ask).toBeUndefined();
    expect(exempt).toBe('You do not need to answer this question. Your Cyber Essentials PLUS covers it.');
  });

  test('leads to the guide of its standard', () => {
    expect(itemPage(item({ ref: '10.1.2' }), member).model.guide).toBe('/help/standards/10');
  });

  test('offers policies to begin with where there are any', () => {
    expect(itemPage(item({ ref: '6.1.1' }), member).model.policies).toEqual([
      { text: 'Breach and incident reporting procedure', href: '/help/policies/incident-reporting' },
    ]);
    expect(itemPage(item({ ref: '1.1.1' }), member).model.policies).toEqual([]);
  });

  test('says where an answer was carried over from', () => {
    const carriedOver = item({
      carriedFrom: '2025-26',
      answer: { ...item().answer, state: 'carried-over', text: 'We do' },
    });
    expect(itemPage(carriedOver, member).model.carriedOver).toContain('carried over from 2025-26');
  });
});

describe('the page to confirm on', () => {
  const list = assessment(
    [
      assertion('1.1', [itemSummary('1.1.1', { state: 'answered' })], { confirmable: true }),
      assertion('1.2', [itemSummary('1.2.1', { state: 'answered' }), itemSummary('1.2.2')]),
      assertion('1.3', [], { confirmed: true, confirmedBy: 'Ann', confirmedAt: '2026-05-03T12:00:00Z' }),
    ],
    { met: { outstandingItems: ['1.2.2'] } },
  );

  test('ticks what is complete, and leads to what is left', () => {
    const { ready, unready, confirmed } = confirmPage(list, { mayConfirm: true }).model;
    expect(ready?.items).toMatchObject([
      { value: '1.1', checked: true, hint: { text: '1 of 1 questions done' } },
    ]);
    expect(unready).toEqual([{ text: '1.2 Assertion 1.2', href: '/assessment/items/1.2.2?for=approaching' }]);
    expect(confirmed).toMatchObject([{ ref: '1.3', by: 'Confirmed by Ann on 3 May 2026' }]);
  });

  test('shows one assertion alone when that is asked for', () => {
    const { unready, confirmed, allPath } = confirmPage(list, { only: '1.1', mayConfirm: true }).model;
    expect([unready, confirmed, allPath]).toEqual([[], [], '/assessment/confirm']);
  });
});
