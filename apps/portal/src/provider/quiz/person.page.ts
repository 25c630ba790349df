import type { QuizPersonPage } from '@dspt/contracts/assessment/quiz-results';
import { NotFound } from '@dspt/contracts/problem';
import { dayText } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { nameOf, standingTag } from './people.page.js';

/** All results of one person, and what to do when the list is not right. */
export const personPage = (person: QuizPersonPage, mayAnswer: boolean, form = new Form()) =>
  view('provider/quiz/person', {
    title: nameOf(person),
    back: paths.staffQuiz.people,
    form,
    job: person.job,
    tag: standingTag(person.standing),
    results: person.results.map((result) => ({
      text: scoreText(result),
      removePath: mayAnswer ? paths.staffQuiz.removeResult(person.id, result.id) : undefined,
    })),
    join: mayAnswer && person.others.length > 0 ? joining(person, form) : undefined,
    removePath: mayAnswer ? paths.staffQuiz.remove(person.id) : undefined,
  });

type Result = QuizPersonPage['results'][number];

const scoreText = ({ takenOn, score, total, passed, onPaper }: Result): string =>
  `${dayText(takenOn)}: ${score} of ${total}, ${passed ? 'passed' : 'not passed'}${onPaper ? ` (on paper, sheet ${onPaper.sheet}, entered by ${onPaper.enteredBy})` : ''}`;

const joining = ({ id, others }: QuizPersonPage, form: Form) => ({
  action: paths.staffQuiz.join(id),
  to: form.select('to', {
    label: 'Who is it really?',
    hint: 'All results go to the name that you choose, and this name leaves the list.',
    options: [
      { value: '', text: 'Choose a name' },
      ...others.map((other) => ({ value: other.id, text: nameOf(other) })),
    ],
  }),
});

export const removePersonPage = (person: QuizPersonPage, form: Form) =>
  view('provider/quiz/remove', {
    title: `Remove ${nameOf(person)}?`,
    back: paths.staffQuiz.person(person.id),
    form,
    action: paths.staffQuiz.remove(person.id),
    text: 'Do this when the person has left, or asks for it. All their results go with them. You cannot undo this.',
    cancelPath: paths.staffQuiz.person(person.id),
  });

export function removeResultPage(person: QuizPersonPage, id: string, form: Form) {
  const result = person.results.find((one) => one.id === id);
  if (!result) throw new NotFound('result');
  const last = person.results.length === 1;
  return view('provider/quiz/remove', {
    title: `Remove this result of ${nameOf(person)}?`,
    back: paths.staffQuiz.person(person.id),
    form,
    action: paths.staffQuiz.removeResult(person.id, id),
    text: `${scoreText(result)}. You cannot undo this.${last ? ' It is the only result, so the name leaves the list as well.' : ''}`,
    cancelPath: paths.staffQuiz.person(person.id),
  });
}
