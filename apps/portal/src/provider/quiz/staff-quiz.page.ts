import type { StaffQuiz } from '@dspt/contracts/assessment/quiz';
import type { QuizShare } from '@dspt/contracts/assessment/quiz-results';
import { renderSVG } from 'uqr';
import { momentDay } from '../../pages/dates.js';
import type { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { shareAdvice, shareText } from './share-words.js';

interface Situation {
  form: Form;
  share: QuizShare;
  mayAnswer: boolean;
  /** Where people reach the portal. */
  publicUrl: string;
}

/** The link for staff, to give to them. */
export const overviewPage = (quiz: StaffQuiz, { form, share, mayAnswer, publicUrl }: Situation) =>
  view('provider/quiz/overview', {
    title: 'Staff quiz',
    back: paths.home,
    form,
    link: quiz.link && linkOf(quiz.link, publicUrl),
    share: shareText(share),
    advice: shareAdvice(share),
    peoplePath: paths.staffQuiz.people,
    staff: mayAnswer ? staffForm(share, form) : undefined,
    paper: mayAnswer ? { printPath: paths.staffQuiz.paper, recordPath: paths.staffQuiz.record } : undefined,
    make: mayAnswer ? { action: paths.staffQuiz.link, endPath: paths.staffQuiz.endLink } : undefined,
  });

/** On top of what the page shows: the version is that of now, whatever was wrong with the form. */
const staffForm = (share: QuizShare, form: Form) => ({
  action: paths.staffQuiz.staff,
  version: String(share.version),
  input: (form.has('staff') ? form : form.with({ staff: share.staff?.toString() })).input('staff', {
    label: 'How many staff do you have?',
    hint: 'Everybody who works for you now: full-time, part-time and bank staff, volunteers and directors. Leave out people on long-term leave.',
    width: '5',
    inputmode: 'numeric',
  }),
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
