import { describe, expect, test } from '@jest/globals';
import { shownQuiz } from './draw.js';
import { paperOf } from './paper.js';
import { readQuestions } from './questions.js';

const questions = readQuestions();
const sheets = Array.from({ length: 200 }, (_, index) => 1000 + index);

describe('a sheet of the quiz', () => {
  test('is the same whenever it is printed, and another for another number', () => {
    expect(paperOf(questions, 4821)).toEqual(paperOf(questions.toReversed(), 4821));
    expect(paperOf(questions, 4821)).not.toEqual(paperOf(questions, 4822));
  });
  test('has 10 different questions with all their choices', () => {
    for (const sheet of sheets) {
      const drawn = paperOf(questions, sheet);
      expect(new Set(drawn.map(({ id }) => id)).size).toBe(10);
      expect(shownQuiz(drawn, questions)).toHaveLength(10);
    }
  });
  test('has the right answer at every place about as often, and no question is never asked', () => {
    const drawn = sheets.flatMap((sheet) => paperOf(questions, sheet));
    expect(new Set(drawn.map(({ id }) => id)).size).toBe(questions.length);
    const firsts = drawn.filter(({ order }) => order[0] === 0).length / drawn.length;
    expect(firsts).toBeGreaterThan(0.2);
    expect(firsts).toBeLessThan(0.4);
  });
  test('changes only where a question is that has gone', () => {
    const without = questions.slice(1);
    const [gone] = questions;
    for (const sheet of sheets) {
      const before = paperOf(questions, sheet);
      if (!before.some(({ id }) => id === gone!.id)) expect(paperOf(without, sheet)).toEqual(before);
    }
  });
});
