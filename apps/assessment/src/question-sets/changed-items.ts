import type { ChangedItem } from '@dspt/contracts/assessment/carry-over';
import { mandatoryFor, type QuestionSet } from './question-set.js';
import type { Before } from './question-sets.service.js';

/** What is not as it was in the edition before, in the order of the mapping. */
export const changedItems = (set: QuestionSet, { set: previous, steps }: Before): ChangedItem[] =>
  steps.flatMap(({ from, to, change, reconfirm }) => {
    const item = to === null ? undefined : set.item(to);
    const before = from === null ? undefined : previous.item(from);
    const shown = item ?? before;
    if (change === 'same' || !shown) return [];
    return [
      {
        change,
        ref: item?.ref ?? null,
        previousRef: before?.ref ?? null,
        question: shown.question,
        mandatoryFor: item ? mandatoryFor(item) : null,
        previouslyMandatoryFor: before ? mandatoryFor(before) : null,
        reconfirm,
      },
    ];
  });
