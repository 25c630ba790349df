import {
  quizStanding,
  type listQuizPeople,
  type QuizPerson,
  type QuizStanding,
} from '@dspt/contracts/assessment/quiz-results';
import type { Output } from '@dspt/contracts/define';
import { dayText } from '../../pages/dates.js';
import type { Form } from '../../pages/form.js';
import { pagination } from '../../pages/pagination.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

export const perPage = 50;

const standingNames: Record<QuizStanding, string> = {
  passed: 'Passed',
  'out-of-date': 'Passed more than 12 months ago',
  'not-passed': 'Not passed',
};

/** As it is shown beside a name. */
export const standingTag = (standing: QuizStanding) => ({
  text: standing === 'out-of-date' ? 'Out of date' : standingNames[standing],
  colour: ({ passed: 'green', 'out-of-date': 'yellow', 'not-passed': 'grey' } as const)[standing],
});

export const nameOf = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${firstName} ${lastName}`;

/** Who took the quiz, and with what result. */
export function peoplePage(form: Form, found?: Output<typeof listQuizPeople>, page = 1) {
  const [q, standing] = [form.text('q'), form.text('standing')];
  return view('provider/quiz/people', {
    title: 'Who has taken the staff quiz',
    back: paths.staffQuiz.overview,
    form,
    action: paths.staffQuiz.people,
    search: form.input('q', { label: 'Search by name', spellcheck: false }),
    filter: form.select('standing', {
      label: 'Show',
      options: [
        { value: '', text: 'Everybody' },
        ...quizStanding.options.map((value) => ({ value, text: standingNames[value] })),
      ],
    }),
    downloadPath: paths.staffQuiz.download,
    found: found && {
      count: countText(found.total, q !== '' || standing !== ''),
      rows: found.items.map(rowOf),
      pages: pagination({
        total: found.total,
        page,
        perPage,
        path: paths.staffQuiz.people,
        query: { q, standing },
      }),
    },
  });
}

function countText(total: number, limited: boolean): string {
  if (total === 0) return limited ? 'Nobody in the list matches' : 'Nobody has taken the quiz yet';
  return total === 1 ? '1 person' : `${total} people`;
}

const rowOf = (person: QuizPerson) => ({
  name: nameOf(person),
  href: paths.staffQuiz.person(person.id),
  job: person.job,
  tag: standingTag(person.standing),
  passedOn: person.passedOn ? dayText(person.passedOn) : 'Never',
  best: `${person.best.score} of ${person.best.total}`,
  last: `${person.last.score} of ${person.last.total}, ${dayText(person.last.takenOn)}`,
});
