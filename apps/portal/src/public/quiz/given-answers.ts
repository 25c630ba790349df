import type { Values } from '../../pages/form.js';

/** What was chosen, by the id of the question; whatever else a form carries is left out. */
export const givenAnswers = (values: Values): { question: string; choice: number }[] =>
  Object.entries(values).flatMap(([question, [choice = '']]) =>
    /^[a-z-]{1,40}$/.test(question) && /^([1-9]|10)$/.test(choice)
      ? [{ question, choice: Number(choice) }]
      : [],
  );
