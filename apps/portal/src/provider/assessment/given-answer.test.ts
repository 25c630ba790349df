import { InvalidInput } from '@dspt/contracts/problem';
import { describe, expect, test } from '@jest/globals';
import { item } from '../../../test/samples.js';
import { Form } from '../../pages/form.js';
import { asValue, changesNothing, documentsIn, formOf, givenAnswer, withDocuments } from './given-answer.js';

const typed = (fields: Parameters<typeof Form.of>[0]) => Form.of({ version: '3', comment: '', ...fields });
const refusal = (errors: object[]) =>
  expect.objectContaining({ details: expect.objectContaining({ errors }) });

describe('the answer that was typed', () => {
  test.each([
    ['tick', { tick: 'yes' }, { tick: true }],
    ['text', { text: ' We do ' }, { text: 'We do' }],
    ['date', { 'date-day': '3', 'date-month': '5', 'date-year': '2026' }, { date: '2026-05-03' }],
  ] as const)('%s', (answerType, fields, value) => {
    expect(givenAnswer(item({ answerType }), typed(fields))).toEqual({
      state: 'answered',
      version: 3,
      comment: '',
      ...value,
    });
  });

  test('left empty, it keeps the comment', () => {
    const given = givenAnswer(item(), typed({ text: '', comment: 'Ask Jo' }));
    expect(given).toEqual({ state: 'not-started', comment: 'Ask Jo', version: 3 });
  });

  test('left empty without a comment it changes nothing, unless there was an answer', () => {
    const given = givenAnswer(item(), typed({}));
    expect(changesNothing(item(), given)).toBe(true);
    expect(changesNothing(item({ answer: { ...item().answer, state: 'answered' } }), given)).toBe(false);
  });

  test('does not apply only with the box and a reason', () => {
    expect(givenAnswer(item(), typed({ notApplicable: 'yes', reason: 'No phones' }))).toMatchObject({
      state: 'not-applicable',
      reason: 'No phones',
    });
    expect(() => givenAnswer(item(), typed({ reason: 'No phones' }))).toThrow(
      refusal([
        {
          field: 'notApplicable',
          message: 'Tick the box if this does not apply to you, or delete your reason',
        },
      ]),
    );
    expect(() => givenAnswer(item(), typed({ notApplicable: 'yes', reason: '' }))).toThrow(
      refusal([{ field: 'reason', message: 'Say why this does not apply to you' }]),
    );
  });

  describe('to a tick', () => {
    const tick = item({ answerType: 'tick' });

    test('is yes, not yet with what is planned, or that it does not apply with a reason', () => {
      const given = (fields: Parameters<typeof Form.of>[0]) => givenAnswer(tick, typed(fields));
      const said = { comment: '', version: 3 };
      // An old browser shows all fields; what belongs to another choice is not meant.
      const all = { planned: 'In May', reason: 'No phones' };
      expect(given({ tick: 'yes', ...all })).toEqual({ state: 'answered', tick: true, ...said });
      expect(given({ tick: 'not-yet', ...all })).toEqual({ state: 'not-yet', planned: 'In May', ...said });
      expect(given({ tick: 'not-yet' })).toEqual({ state: 'not-yet', planned: '', ...said });
      expect(given({ tick: 'not-applicable', ...all })).toEqual({
        state: 'not-applicable',
        reason: 'No phones',
        ...said,
      });
      expect(given({})).toEqual({ state: 'not-started', ...said });
    });

    test('may be a statement that settles others with it', () => {
      const noBreach = { statement: 'We had none', state: 'not-applicable', also: ['6.1.2'] } as const;
      const settling = { ...tick, settles: { ...noBreach, also: [...noBreach.also] } };
      const given = givenAnswer(settling, typed({ tick: 'settled' }));
      expect(given).toEqual({ state: 'settled', comment: '', version: 3 });
      const stored = { ...tick.answer, state: 'not-applicable', reason: 'We had none' } as const;
      expect(asValue(settling, given)).toEqual(stored);
      expect(formOf({ ...settling, answer: stored }).text('tick')).toBe('settled');
      expect(formOf({ ...settling, answer: { ...stored, reason: 'Another' } }).text('tick')).toBe(
        'not-applicable',
      );
    });

    test('must be chosen when something is written under a choice', () => {
      const message = 'Select ‘Not yet’, or delete what you have written under it';
      expect(() => givenAnswer(tick, typed({ planned: 'In May' }))).toThrow(
        refusal([{ field: 'tick', message }]),
      );
    });

    test.each([
      ['yes', { state: 'answered', tick: true }],
      ['not-yet', { state: 'not-yet', planned: 'In May' }],
      ['not-applicable', { state: 'not-applicable', reason: 'No phones' }],
      ['not-applicable', { state: 'carried-over', reason: 'No phones' }],
      ['', {}],
    ] as const)('shows as %s in the form again', (choice, answer) => {
      expect(formOf({ ...tick, answer: { ...tick.answer, ...answer } }).text('tick')).toBe(choice);
    });
  });

  test('a date that is none is refused', () => {
    const form = typed({ 'date-day': '31', 'date-month': '2', 'date-year': '2026' });
    expect(() => givenAnswer(item({ answerType: 'date' }), form)).toThrow(
      refusal([{ field: 'date', message: 'February 2026 has 28 days' }]),
    );
  });

  test('shows beside another answer as it would be stored', () => {
    expect(asValue(item(), { state: 'answered', text: 'We do', comment: '', version: 3 })).toEqual({
      ...item().answer,
      state: 'answered',
      text: 'We do',
    });
  });
});

describe('documents in the form', () => {
  const kept = [
    { kind: 'location', description: 'Red folder' },
    { kind: 'link', url: 'https://example.com/a' },
  ] as const;
  const form = (fields: Parameters<typeof Form.of>[0] = {}) =>
    typed({ document: kept.map((document) => JSON.stringify(document)), ...fields });

  test('are those that are stored', () => {
    const stored = item({ answerType: 'document', answer: { ...item().answer, documents: [...kept] } });
    expect(documentsIn(formOf(stored))).toEqual(kept);
  });

  test('come with what was typed and uploaded; a wrong link stays where it was typed', () => {
    const id = 'c56a4180-65aa-42ec-a945-5fd21dec0538';
    const uploaded = { kind: 'upload', id, name: 'a.pdf', size: 9 } as const;
    const after = withDocuments(form({ link: 'nonsense', location: 'Office' }), uploaded, []);
    expect(documentsIn(after)).toEqual([...kept, uploaded, { kind: 'location', description: 'Office' }]);
    expect(after.text('link')).toBe('nonsense');
    expect(after.text('location')).toBe('');
    expect(after.errors.map(({ field }) => field)).toEqual(['link']);
    expect(() => givenAnswer(item({ answerType: 'document' }), after)).toThrow(InvalidInput);
  });

  test('must be named to be added', () => {
    expect(withDocuments(form({ action: 'add' }), undefined, []).errors).toMatchObject([{ field: 'file' }]);
    expect(withDocuments(form({ action: 'next' }), undefined, []).errors).toEqual([]);
  });

  test('are removed one by one', () => {
    expect(documentsIn(withDocuments(form({ remove: '0' }), undefined, []))).toEqual([kept[1]]);
  });

  test('that somebody made up are left out', () => {
    expect(documentsIn(typed({ document: ['{', '{"kind":"link","url":"javascript:alert(1)"}'] }))).toEqual(
      [],
    );
  });
});
