import { item as itemContract, type AnswerValue, type Item } from '@dspt/contracts/assessment/assessments';
import type { Problem } from '@dspt/contracts/problem';
import { momentText } from '../pages/dates.js';
import type { Form } from '../pages/form.js';
import { ofTheForm } from '../pages/form-owner.js';
import { view } from '../pages/view.js';
import { answerLines } from './answer-words.js';
import { itemPath, type Goal } from './progress.js';

/** The answer as somebody else saved it meanwhile; `undefined` for any other problem. */
export function changedMeanwhile({ code, details }: Problem): Item | undefined {
  if (code !== 'answer-changed') return undefined;
  return itemContract.safeParse(details['item']).data;
}

/** Both answers, and a choice between them. Nothing is lost until it is made. */
export function conflictPage(current: Item, mine: AnswerValue, { form, goal }: { form: Form; goal: Goal }) {
  const here = itemPath(current.ref, goal);
  return view(
    'assessment/conflict',
    {
      title: 'Somebody else has changed this answer',
      action: here,
      question: `${current.ref} ${current.question}`,
      theirs: {
        heading: `The answer of ${current.changedBy ?? 'your colleague'}`,
        note: current.changedAt ? `Saved on ${momentText(current.changedAt)}.` : undefined,
        lines: answerLines(current.answer),
        keepPath: here,
      },
      mine: { heading: 'Your answer', lines: answerLines(mine) },
      hidden: hiddenFields(form, current.version),
    },
    409,
  );
}

const notCarried = new Set([...ofTheForm, 'version', 'action', 'remove']);

const hiddenFields = ({ values }: Form, version: number) => [
  { name: 'version', value: String(version) },
  ...Object.entries(values)
    .filter(([name]) => !notCarried.has(name))
    .flatMap(([name, texts]) => texts.map((value) => ({ name, value }))),
];
