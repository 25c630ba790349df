import { noAnswer as empty, type AnswerValue } from '@dspt/contracts/assessment/assessments';
import { describe, expect, test } from '@jest/globals';
import { answerLines, sizeText } from './answer-words.js';

const textOf = (value: Partial<AnswerValue>) => answerLines({ ...empty, ...value }).map(({ text }) => text);

describe('an answer in words', () => {
  test('says when there is none, and keeps the comment', () => {
    expect(textOf({})).toEqual(['Not answered']);
    expect(textOf({ comment: 'Ask Jo' })).toEqual(['Not answered', 'Comment: Ask Jo']);
    expect(textOf({ state: 'exempt' })).toEqual(['Not needed']);
  });

  test('says what was ticked, written or chosen', () => {
    expect(textOf({ state: 'answered', tick: true })).toEqual(['Yes, this is true for us']);
    expect(textOf({ state: 'answered', tick: true, text: 'All of it' })).toEqual(['All of it']);
    expect(textOf({ state: 'not-yet' })).toEqual(['Not yet']);
    expect(textOf({ state: 'not-yet', planned: 'In May' })).toEqual(['Not yet. Planned: In May']);
    expect(textOf({ state: 'answered', text: 'ZA000000' })).toEqual(['ZA000000']);
    expect(textOf({ state: 'answered', date: '2026-05-03' })).toEqual(['3 May 2026']);
    expect(textOf({ state: 'not-applicable', reason: 'No phones' })).toEqual([
      'Does not apply to us: No phones',
    ]);
  });

  test('lists documents, with a way to those that can be opened', () => {
    const id = 'c56a4180-65aa-42ec-a945-5fd21dec0538';
    const documents: AnswerValue['documents'] = [
      { kind: 'upload', id, name: 'Policy.pdf', size: 2_350_000 },
      { kind: 'link', url: 'https://example.com/policy' },
      { kind: 'location', description: 'Office, red folder' },
    ];
    expect(answerLines({ ...empty, state: 'answered', documents })).toEqual([
      { text: 'Policy.pdf (2.4 MB)', href: `/assessment/documents/${id}` },
      { text: 'https://example.com/policy', href: 'https://example.com/policy' },
      { text: 'Kept here: Office, red folder' },
    ]);
  });

  test('gives sizes as people say them', () => {
    expect([10, 5_400, 2_350_000].map(sizeText)).toEqual(['10 bytes', '5 KB', '2.4 MB']);
  });
});
