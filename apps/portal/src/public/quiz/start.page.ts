import { quizRules, type openQuiz } from '@dspt/contracts/assessment/quiz';
import type { Output } from '@dspt/contracts/define';
import type { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

/** How many right answers are enough. */
export const enough = (total: number): number => Math.ceil((total * quizRules.passPercent) / 100);

/** Whose quiz it is, and who takes it. */
export const startPage = ({ organisationName }: Output<typeof openQuiz>, token: string, form: Form) =>
  view('public/quiz/start', {
    title: 'Data security quiz',
    form,
    action: paths.quiz.start(token),
    organisationName,
    questions: quizRules.questions,
    enough: enough(quizRules.questions),
    privacyPath: paths.information.privacy,
    fields: [
      form.input('firstName', { label: 'First name', spellcheck: false, autocomplete: 'given-name' }),
      form.input('lastName', {
        label: 'Last name',
        hint: 'If you have only one name, enter it in both boxes.',
        spellcheck: false,
        autocomplete: 'family-name',
      }),
      form.input('job', {
        label: 'Your job, or where you work (optional)',
        hint: 'For example, night carer, first floor',
      }),
    ],
  });
