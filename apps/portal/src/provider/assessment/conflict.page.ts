import { item as itemContract, type AnswerValue, type Item } from '@dspt/contracts/assessment/assessments';
import type { Problem } from '@dspt/contracts/problem';
import { choosePage } from '../../pages/choose.page.js';
import { momentText } from '../../pages/dates.js';
import type { Form } from '../../pages/form.js';
import { answerLines } from './answer-words.js';
import { itemPath, type Goal } from './progress.js';

/** The answer as somebody else saved it meanwhile; `undefined` for any other problem. */
export function changedMeanwhile({ code, details }: Problem): Item | undefined {
  if (code !== 'answer-changed') return undefined;
  return itemContract.safeParse(details['item']).data;
}

/** Both answers, and a choice between them. */
export function conflictPage(current: Item, mine: AnswerValue, { form, goal }: { form: Form; goal: Goal }) {
  const here = itemPath(current.ref, goal);
  return choosePage({
    form,
    version: current.version,
    action: here,
    question: `${current.ref} ${current.question}`,
    theirs: {
      heading: `The answer of ${current.changedBy ?? 'your colleague'}`,
      note: current.changedAt ? `Saved on ${momentText(current.changedAt)}.` : undefined,
      lines: answerLines(current.answer),
      keepPath: here,
    },
    mine: answerLines(mine),
  });
}
