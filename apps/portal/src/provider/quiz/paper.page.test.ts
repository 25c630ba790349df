import { describe, expect, test } from '@jest/globals';
import { Form } from '../../pages/form.js';
import { paperPage } from './paper.page.js';
import { recordedIn, recordForm, recordPage } from './record.page.js';

const questions = Array.from({ length: 10 }, (_, index) => ({
  id: `question-${index}`,
  question: `Question ${index + 1}?`,
  choices: ['One', 'Two', 'Three', 'Four'],
  right: (index % 4) + 1,
  explanation: 'Because.',
}));

describe('the quiz on paper', () => {
  const { model } = paperPage({ organisationName: 'ROSE HOUSE', sheet: 4821, questions });
  test('has a letter at each choice, and says nothing of which is right', () => {
    expect(model.questions[1]).toEqual({
      heading: '2. Question 2?',
      choices: ['A. One', 'B. Two', 'C. Three', 'D. Four'],
    });
  });
  test('is marked with the letters that are right, and why', () => {
    expect(model.marks.slice(0, 2)).toEqual([
      { number: 1, right: 'A. One', explanation: 'Because.' },
      { number: 2, right: 'B. Two', explanation: 'Because.' },
    ]);
    expect(model).toMatchObject({ total: 10, enough: 8, recordPath: '/staff-quiz/record?sheet=4821' });
  });
});

describe('a result from paper', () => {
  const typed = { firstName: 'Ann', lastName: 'Lee', sheet: '4821', score: '9' };
  const day = { 'takenOn-day': '28', 'takenOn-month': '11', 'takenOn-year': '2026' };
  test('is read from the form', () => {
    expect(recordedIn(Form.of({ ...typed, ...day }))).toMatchObject({
      firstName: 'Ann',
      job: '',
      takenOn: '2026-11-28',
      sheet: 4821,
      score: 9,
    });
  });
  test.each([
    ['score', '11'],
    ['score', 'nine'],
    ['sheet', ''],
    ['sheet', '12'],
    ['firstName', ''],
  ])('with %s ‘%s’ is refused at that field', (field, value) => {
    expect(() => recordedIn(Form.of({ ...typed, ...day, [field]: value }))).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({ errors: [expect.objectContaining({ field })] }),
      }),
    );
  });
  test('begins with the number and the day of the last one', () => {
    const { marks, takenOn } = recordPage(recordForm({ sheet: '4821', day: '2026-11-28' })).model;
    expect(marks[0]!.value).toBe('4821');
    expect(takenOn.items.map(({ value }) => value)).toEqual(['28', '11', '2026']);
    const none = recordPage(recordForm({ sheet: ['1'], day: 'x' })).model;
    expect([none.marks[0]!.value, none.takenOn.items[0]!.value]).toEqual(['', '']);
  });
});
