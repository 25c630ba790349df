import { describe, expect, test } from '@jest/globals';
import { drawQuiz, isPassed, scoreOf, shownQuiz, unanswered, type Drawn } from './draw.js';
import { readQuestions } from './questions.js';

const questions = readQuestions();
/** Always the last, which leaves all in order; or always the first. */
const inOrder = (below: number) => below - 1;
const turned = () => 0;

describe('the questions that are shipped', () => {
  test('are 30, each with an id of its own', () => {
    expect(questions).toHaveLength(30);
  });
  test('are refused with a choice twice, an id twice or too few of them, and the file is named', () => {
    const [first, ...others] = questions;
    const file = (changed: object[]) => JSON.stringify({ questions: changed });
    const twice = { ...first!, wrong: [first!.right, 'Another'] };
    for (const wrong of [[twice, ...others], [first!, ...questions], [first!], [{}, ...others]])
      expect(() => readQuestions(file(wrong))).toThrow('staff-quiz.json');
  });
});

describe('drawing', () => {
  test('takes 10 different ones, and shows all choices of each', () => {
    for (const random of [inOrder, turned]) {
      const drawn = drawQuiz(questions, random);
      expect(new Set(drawn.map(({ id }) => id)).size).toBe(10);
      for (const { id, choices } of shownQuiz(drawn, questions)!) {
        const { right, wrong } = questions.find((one) => one.id === id)!;
        expect(choices.toSorted()).toEqual([right, ...wrong].toSorted());
      }
    }
  });
  test('depends on chance in questions and choices', () => {
    expect(drawQuiz(questions, turned)).not.toEqual(drawQuiz(questions, inOrder));
    expect(drawQuiz(questions, inOrder)[0]!.order[0]).toBe(0);
    expect(drawQuiz(questions, turned)[0]!.order[0]).not.toBe(0);
  });
  test('says which choice is right', () => {
    for (const { id, choices, right } of shownQuiz(drawQuiz(questions, turned), questions)!)
      expect(choices[right - 1]).toBe(questions.find((one) => one.id === id)!.right);
  });
  test('is void when a question has gone since', () => {
    const drawn = drawQuiz(questions, inOrder);
    expect(shownQuiz(drawn, questions.slice(1))).toBeUndefined();
  });
});

describe('marking', () => {
  const drawn: Drawn[] = [
    { id: 'a', order: [1, 0, 2] },
    { id: 'b', order: [0, 1, 2] },
  ];
  test('counts what is right', () => {
    expect(scoreOf(drawn, { a: 2, b: 1 })).toBe(2);
    expect(scoreOf(drawn, { a: 1, b: 1 })).toBe(1);
  });
  test('names what has no answer, or one that there is not', () => {
    expect(unanswered(drawn, { a: 2 })).toEqual(['b']);
    expect(unanswered(drawn, { a: 4, b: 0 })).toEqual(['a', 'b']);
    expect(unanswered(drawn, { a: 3, b: 1 })).toEqual([]);
  });
  test.each([
    [7, 10, false],
    [8, 10, true],
    [23, 30, false],
    [24, 30, true],
  ])('%s of %s: passed is %s', (score, total, passed) => expect(isPassed({ score, total })).toBe(passed));
});
