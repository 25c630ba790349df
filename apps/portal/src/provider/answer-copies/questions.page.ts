import type { listAnswerCopies } from '@dspt/contracts/assessment/answer-copies';
import type { listItems } from '@dspt/contracts/assessment/assessments';
import type { Output } from '@dspt/contracts/define';
import { momentText } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';
import { answerLines } from '../assessment/answer-words.js';
import { counted } from '../../pages/words.js';

type Item = Output<typeof listItems>['items'][number];
type Copies = Output<typeof listAnswerCopies>['items'];

interface Known {
  items: readonly Item[];
  /** What can still be undone. */
  copies: Copies;
  /** In how many other organisations the person may answer. */
  others: number;
}

/** Which questions are ticked to begin with: all, or those of a section. */
export interface Ticked {
  all?: boolean;
  section?: string | undefined;
}

/** An item that can be copied has an answer; what is carried over has to be looked at first. */
export const canBeCopied = ({ state }: Pick<Item, 'state'>): boolean =>
  ['answered', 'not-applicable', 'not-yet'].includes(state);

/** Which answers are to be used in other organisations. */
export function questionsPage({ items, copies, others }: Known, ticked: Ticked, given?: Form) {
  const choosable = items.filter((item) => canBeCopied(item));
  const isTicked = ({ section }: Item) => ticked.all === true || section === ticked.section;
  const form = given ?? Form.of({ refs: choosable.filter((item) => isTicked(item)).map(({ ref }) => ref) });
  return view('provider/answer-copies/questions', {
    title: 'Use your answers in your other organisations',
    back: paths.assessment.tasks,
    form,
    action: paths.answerCopies.questions,
    nothing: nothingToChoose(choosable.length, others),
    ticks: tickLinks(choosable, ticked),
    boxes: form.checkboxes('refs', {
      label: 'Which answers do you want to use?',
      options: choosable.map((item) => ({
        value: item.ref,
        text: `${item.ref} ${item.question}`,
        hint: answerText(item),
      })),
    }),
    copies: copies.map(({ id, doneAt, questions, organisations }) => ({
      href: paths.answerCopies.one(id),
      text: `${counted(questions, 'answer')} in ${counted(organisations, 'organisation')}, ${momentText(doneAt)}`,
    })),
  });
}

function nothingToChoose(questions: number, others: number): string | undefined {
  if (others === 0)
    return 'You may answer questions for this organisation only, so there is nowhere to copy to.';
  return questions === 0 ? 'This organisation has no answers yet. Answer a question first.' : undefined;
}

function tickLinks(items: readonly Item[], { all, section }: Ticked) {
  const sections = [...new Set(items.map((item) => item.section))];
  return [
    {
      text: 'All answers',
      current: all === true,
      href: withQuery(paths.answerCopies.questions, { all: 'yes' }),
    },
    ...sections.map((name) => ({
      text: name,
      current: name === section,
      href: withQuery(paths.answerCopies.questions, { section: name }),
    })),
  ];
}

const longest = 200;
const answerText = ({ answer }: Item): string => {
  const text = answerLines(answer)
    .map((line) => line.text)
    .join(' ');
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
};
