import type { StaffQuiz } from '@dspt/contracts/assessment/quiz';
import { renderSVG } from 'uqr';
import { momentDay } from '../../pages/dates.js';
import type { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

interface Situation {
  form: Form;
  mayAnswer: boolean;
  /** Where people reach the portal. */
  publicUrl: string;
}

/** The link for staff, to give to them. */
export const overviewPage = (quiz: StaffQuiz, { form, mayAnswer, publicUrl }: Situation) =>
  view('provider/quiz/overview', {
    title: 'Staff quiz',
    back: paths.home,
    form,
    link: quiz.link && linkOf(quiz.link, publicUrl),
    make: mayAnswer ? { action: paths.staffQuiz.link, endPath: paths.staffQuiz.endLink } : undefined,
  });

function linkOf({ token, madeAt, madeBy }: NonNullable<StaffQuiz['link']>, publicUrl: string) {
  const href = new URL(paths.quiz.start(token), publicUrl).href;
  return {
    href,
    code: `data:image/svg+xml;base64,${Buffer.from(renderSVG(href)).toString('base64')}`,
    made: `Made by ${madeBy} on ${momentDay(madeAt)}.`,
  };
}

export const endLinkPage = (form: Form) =>
  view('provider/quiz/end-link', {
    title: 'End the link to the quiz?',
    back: paths.staffQuiz.overview,
    form,
    action: paths.staffQuiz.endLink,
    cancelPath: paths.staffQuiz.overview,
  });
