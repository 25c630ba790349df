import type { QuizAttempt } from '@dspt/contracts/assessment/quiz';
import type { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

export interface At {
  token: string;
  id: string;
}

/** All on one page: it is sent once, also where the connection is bad. */
export const questionsPage = ({ organisationName, questions }: QuizAttempt, { token, id }: At, form: Form) =>
  view('public/quiz/questions', {
    title: 'Data security quiz',
    form,
    action: paths.quiz.attempt(token, id),
    caption: organisationName,
    total: questions.length,
    questions: questions.map(({ id: name, question, choices }, index) =>
      form.radios(name, {
        label: `${index + 1}. ${question}`,
        options: choices.map((text, place) => ({ value: String(place + 1), text })),
      }),
    ),
  });
