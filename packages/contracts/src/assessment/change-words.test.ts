import { describe, expect, test } from '@jest/globals';
import { noAnswer as nothing, type AnswerValue } from './assessments.js';
import { changeWords, whoChanged } from './change-words.js';
import type { Change } from './changes.js';

const facts = {
  at: '2026-11-29T12:00:00Z',
  by: { id: '9d0e6f9b-64a5-4f0e-9f16-3f5d5b2b1c01', name: 'Ann Lee' },
  edition: '2026-27',
};
const item = { ref: '1.1.1', question: 'Is it so?' };
const answered = { ...nothing, state: 'answered', text: 'Yes' } as const;
const words = (change: object): string => changeWords({ ...facts, ...change } as Change);

describe('a change of an answer', () => {
  test.each<[Partial<AnswerValue> | null, Partial<AnswerValue>, string]>([
    [null, answered, 'Answered'],
    [nothing, answered, 'Answered'],
    [answered, { ...answered, text: 'No' }, 'Changed the answer'],
    [answered, nothing, 'Took the answer out'],
    [null, { ...nothing, comment: 'Ask Jo' }, 'Wrote a comment'],
    [answered, { ...answered, comment: 'Ask Jo' }, 'Changed the comment'],
    [answered, answered, 'Said that the answer of the year before is still right'],
    [
      answered,
      { ...answered, state: 'carried-over' },
      'Said that the answer of the year before has to be looked at again',
    ],
    [{ ...answered, state: 'carried-over' }, answered, 'Answered'],
    [null, { ...nothing, state: 'not-yet', planned: 'In May' }, 'Answered ‘Not yet’'],
    [answered, { ...nothing, state: 'not-applicable', reason: 'No phones' }, 'Said that it does not apply'],
  ])('%j to %j', (from, to, expected) =>
    expect(words({ did: 'answered', item, from, to, through: null })).toBe(expected),
  );
  const from = { code: 'VL00D', name: 'Rose House' };
  test.each([
    [{ what: 'copied', from }, 'Copied from the answers of Rose House (VL00D)'],
    [{ what: 'put-back', from }, 'Put back: the copy from Rose House (VL00D) was undone'],
    [
      { what: 'document-replaced', document: 'Old.pdf', by: 'New.pdf' },
      'Put ‘New.pdf’ in the place of ‘Old.pdf’',
    ],
    [
      { what: 'document-restored', document: 'Old.pdf', by: 'New.pdf' },
      'Put ‘Old.pdf’ back in the place of ‘New.pdf’',
    ],
  ])('says how it came about: %j', (through, expected) =>
    expect(words({ did: 'answered', item, from: null, to: answered, through })).toBe(expected),
  );
});

describe('a change of whose a question is', () => {
  const none = { owner: null, dueOn: null };
  test.each([
    ['Bo Ray', 'Di Fox', 'Handed it over from Bo Ray to Di Fox'],
    [null, 'Di Fox', 'Handed it over to Di Fox'],
    ['Bo Ray', null, 'Handed it over from Bo Ray to nobody'],
  ])('handed over from %s to %s', (from, to, expected) => {
    const [before, after] = [from, to].map((owner) => ({ owner, dueOn: null }));
    expect(words({ did: 'handed-over', item, from: before, to: after })).toBe(expected);
  });
  test.each([
    [none, { owner: 'Bo Ray', dueOn: '2027-02-28' }, 'Gave it to Bo Ray, to be done by 28 February 2027'],
    [{ owner: 'Bo Ray', dueOn: null }, none, 'Made it nobody’s'],
    [{ owner: null, dueOn: '2027-02-28' }, none, 'Took the date away'],
    [none, none, 'Left it with nobody'],
  ])('%j to %j', (from, to, expected) => expect(words({ did: 'assigned', item, from, to })).toBe(expected));
  test('by nobody says why', () => {
    const from = { owner: 'Bo Ray', dueOn: null };
    expect(words({ did: 'assigned', by: null, item, from, to: none })).toContain(
      'Bo Ray cannot answer any more',
    );
  });
});

test.each([
  [{ did: 'carried-over', answers: 1 }, '1 answer came from the year before'],
  [{ did: 'answer-sheet-saved', items: [item, item] }, 'Saved 2 answers from a spreadsheet'],
  [{ did: 'action-plan-saved', items: [item] }, 'Changed the action plan for 1 question'],
  [
    { did: 'profile-changed', fields: ['siro', 'psn'] },
    'Changed the organisation profile: senior information risk owner, PSN',
  ],
  [{ did: 'published', level: 'met', sites: 0 }, 'Published at Standards Met'],
  [{ did: 'published', level: 'met', sites: 2 }, 'Published at Standards Met, for 2 sites'],
  [
    { did: 'sites-added', level: 'exceeded', sites: 1 },
    'Added 1 site to what was published at Standards Exceeded',
  ],
  [{ did: 'confirmed', assertions: [] }, 'Confirmed'],
])('%j in words', (change, expected) => expect(words(change)).toBe(expected));

test('what nobody of the organisation did was done by the helpdesk, or by itself', () => {
  expect(whoChanged({ by: facts.by, did: 'answered' })).toBe('Ann Lee');
  expect(whoChanged({ by: null, did: 'moved' })).toBe('The helpdesk');
  expect(whoChanged({ by: null, did: 'carried-over' })).toBe('This service');
});
