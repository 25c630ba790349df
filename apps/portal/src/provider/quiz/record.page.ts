import { recordQuizResult } from '@dspt/contracts/assessment/quiz-papers';
import { quizRules } from '@dspt/contracts/assessment/quiz';
import type { Body } from '@dspt/contracts/define';
import { dayFields } from '../../pages/day-fields.js';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

/** A pile of sheets is of one number and one day as a rule: both stay for the next. */
export const recordForm = ({ sheet, day }: { sheet?: unknown; day?: unknown }): Form =>
  Form.of({
    sheet: typeof sheet === 'string' ? sheet : undefined,
    ...dayFields('takenOn', typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) ? day : undefined),
  });

/** @throws {InvalidInput} with everything that is wrong, or with what is wrong with the day */
export const recordedIn = (form: Form): Body<typeof recordQuizResult> =>
  form.parse(
    recordQuizResult.body,
    {
      firstName: form.text('firstName'),
      lastName: form.text('lastName'),
      job: form.text('job'),
      takenOn: form.day('takenOn'),
      sheet: numberIn(form.text('sheet')),
      score: numberIn(form.text('score')),
      requestId: form.requestId,
    },
    { takenOn: 'Enter the day on which they took the quiz' },
  );

const numberIn = (text: string): number | undefined => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);

/** What somebody achieved on paper. */
export const recordPage = (form: Form) =>
  view('provider/quiz/record', {
    title: 'Enter a result from paper',
    back: paths.staffQuiz.overview,
    form,
    action: paths.staffQuiz.record,
    peoplePath: paths.staffQuiz.people,
    names: [
      form.input('firstName', { label: 'First name', spellcheck: false, autocomplete: 'off' }),
      form.input('lastName', {
        label: 'Last name',
        hint: 'If they have only one name, enter it in both boxes.',
        spellcheck: false,
        autocomplete: 'off',
      }),
      form.input('job', {
        label: 'Their job, or where they work (optional)',
        hint: 'For example, night carer, first floor',
      }),
    ],
    takenOn: form.date('takenOn', {
      label: 'On which day did they take the quiz?',
      hint: 'Today, or a day in the last 12 months. For example, 27 3 2026.',
    }),
    marks: [
      form.input('sheet', {
        label: 'Number of the sheet',
        hint: 'It is at the top of the sheet.',
        width: '4',
        inputmode: 'numeric',
      }),
      form.input('score', {
        label: `How many of the ${quizRules.questions} answers are right?`,
        width: '2',
        inputmode: 'numeric',
      }),
    ],
  });
