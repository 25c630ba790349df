import type { Item } from '@dspt/contracts/assessment/assessments';
import type { PreviousAnswer } from '@dspt/contracts/assessment/carry-over';
import { momentDay } from '../../pages/dates.js';
import { answerLines } from './answer-words.js';
import { neededForText } from './levels-text.js';

/** Why an answer that was carried over does not count yet. */
export function lookAgainText({ carriedFrom }: Item, previous: PreviousAnswer | null | undefined): string {
  const why = whyAgain(previous);
  return [
    `This answer was carried over from ${carriedFrom ?? 'an earlier year'}.`,
    ...(why ? [why] : []),
    'Check that it is still right, then save it.',
  ].join(' ');
}

function whyAgain(previous: PreviousAnswer | null | undefined): string | undefined {
  if (previous?.change === 'reworded') return 'The question has new words this year.';
  if (previous?.change === 'level changed')
    return `Last year this question was: ${neededForText(previous.mandatoryFor)}. That has changed.`;
  return undefined;
}

/** To compare with: the question as it was, what was answered, and by whom. */
export const previousPart = ({ edition, ref, question, answer, changedBy, changedAt }: PreviousAnswer) => ({
  heading: `What you answered in ${edition.name}`,
  question: `${ref} ${question}`,
  lines: answerLines(answer),
  by: `${changedBy}, ${momentDay(changedAt)}`,
});
