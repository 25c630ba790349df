import type { listQuestions } from '@dspt/contracts/assessment/assessments';
import type { Output } from '@dspt/contracts/define';
import { mandatoryFor, type QuestionSet } from './question-set.js';

/** The questions of an edition as everybody may read them. */
export function questionsOutput({ edition, assertions, items }: QuestionSet): Output<typeof listQuestions> {
  const standards = new Map(assertions.map(({ ref, standard }) => [ref, standard]));
  return {
    edition,
    items: items.map((item) => ({
      ref: item.ref,
      standard: standards.get(item.assertion)!,
      section: item.section,
      question: item.question,
      mandatoryFor: mandatoryFor(item),
      yesIf: item.yesIf ?? null,
      help: item.help,
      example: item.example,
      reviewNote: item.reviewNote ?? null,
    })),
  };
}
