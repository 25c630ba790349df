import { describe, expect, test } from '@jest/globals';
import { Form } from '../../pages/form.js';
import { givenAnswers } from './given-answers.js';
import { outcomePage, type Finished } from './outcome.page.js';
import { questionsPage } from './questions.page.js';
import { startPage } from './start.page.js';

const at = { token: 't', id: 'i' };
const attempt: Finished = {
  organisationName: 'ROSE HOUSE',
  firstName: 'Ann',
  lastName: 'Lee',
  job: '',
  questions: [
    { id: 'usb-stick', question: 'A stick?', choices: ['Plug it in', 'Hand it in'] },
    { id: 'updates', question: 'An update?', choices: ['Install it', 'Leave it'] },
  ],
  outcome: {
    score: 1,
    total: 2,
    passed: false,
    finishedAt: '2027-05-03T23:30:00Z',
    marked: [
      { question: 'usb-stick', chosen: 1, right: 2, explanation: 'It may do harm.' },
      { question: 'updates', chosen: 1, right: 1, explanation: 'It closes holes.' },
    ],
  },
};

describe('the start', () => {
  test('says how many right answers are enough', () => {
    expect(startPage({ organisationName: 'ROSE' }, 't', new Form()).model).toMatchObject({
      questions: 10,
      enough: 8,
      action: '/quiz/t',
    });
  });
});

describe('the questions', () => {
  test('keep what was chosen, and say which has no answer', () => {
    const form = new Form({ updates: ['2'] }, [
      { field: 'usb-stick', message: 'Choose an answer to question 1' },
    ]);
    const [first, second] = questionsPage(attempt, at, form).model.questions;
    expect(first).toMatchObject({ errorMessage: { text: 'Choose an answer to question 1' } });
    expect(second!.items.map(({ text, checked }) => [text, checked])).toEqual([
      ['Install it', false],
      ['Leave it', true],
    ]);
  });
  test('are read from the form, and nothing else is', () => {
    expect(
      givenAnswers({ 'usb-stick': ['2'], updates: ['x'], _for: ['1'], _request: ['2'], other: [] }),
    ).toEqual([{ question: 'usb-stick', choice: 2 }]);
  });
});

describe('the outcome', () => {
  test('says of each answer whether it was right, and which would have been', () => {
    const { model } = outcomePage(attempt, at);
    expect(model.answers).toMatchObject([
      { tag: { text: 'Wrong' }, given: 'Plug it in', right: 'Hand it in', explanation: 'It may do harm.' },
      { tag: { text: 'Right' }, given: 'Install it', right: undefined },
    ]);
    expect(model).toMatchObject({ title: 'You have not passed this time', certificatePath: undefined });
  });
  test('leads to the certificate once it is passed, and counts for a year of London days', () => {
    const passed = { ...attempt, outcome: { ...attempt.outcome, passed: true } };
    expect(outcomePage(passed, at).model).toMatchObject({
      title: 'You have passed',
      certificatePath: '/quiz/t/i/certificate',
      until: '3 May 2028',
    });
  });
});
