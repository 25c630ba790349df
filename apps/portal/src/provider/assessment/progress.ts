import type { Assessment, Item } from '@dspt/contracts/assessment/assessments';
import { levelNames } from '@dspt/contracts/values';
import { paths, withQuery } from '../../paths.js';

/** Levels that ask for different questions; Standards Exceeded asks for those of Standards Met. */
export type Goal = 'approaching' | 'met';

/** What somebody works towards, from the address. */
export const goalOf = (text: string | undefined): Goal => (text === 'approaching' ? 'approaching' : 'met');

export const goalsOf = ({ approachingAvailable }: Assessment): Goal[] =>
  approachingAvailable ? ['approaching', 'met'] : ['met'];

/** Address of a question on the way to a goal. */
export const itemPath = (ref: string, goal: Goal = 'met'): string =>
  withQuery(paths.assessment.item(ref), { for: goal === 'met' ? undefined : goal });

/** The question to answer after another one: the next that is left, from the beginning again after the last. */
export function nextOutstanding(assessment: Assessment, goal: Goal, after: string): string | undefined {
  const order = assessment.assertions.flatMap(({ items }) => items.map(({ ref }) => ref));
  const left = assessment.progress[goal].outstandingItems.filter((ref) => ref !== after);
  return left.find((ref) => order.indexOf(ref) > order.indexOf(after)) ?? left[0];
}

/** @returns where the question stands on the way to a level. @example 'Question 5 of 27, Policies and procedures' */
export function progressText(
  { assertions, progress }: Assessment,
  goal: Goal,
  { ref, section }: Item,
): string {
  const asked = assertions
    .flatMap(({ items }) => items)
    .filter(({ mandatoryFor }) => mandatoryFor === 'approaching' || mandatoryFor === goal);
  const at = asked.findIndex((item) => item.ref === ref);
  const { complete, total } = progress[goal];
  const place = at < 0 ? 'Optional question' : `Question ${at + 1} of ${asked.length}`;
  return `${place}, ${section}. ${complete} of ${total} done.`;
}

/** Address of the next question that is left, to answer this one later; the task list when no other is. */
export function skipPath(assessment: Assessment, goal: Goal, ref: string): string {
  const next = nextOutstanding(assessment, goal, ref);
  return next ? itemPath(next, goal) : paths.assessment.tasks;
}

/** How far it is to a level, and the one thing to do next. */
export function whatIsLeft(assessment: Assessment, goal: Goal, mayConfirm: boolean) {
  const { complete, total, assertionsConfirmed, assertionsTotal, outstandingItems } =
    assessment.progress[goal];
  return {
    heading: levelNames[goal],
    lines: [
      `${complete} of ${total} questions done`,
      `${assertionsConfirmed} of ${assertionsTotal} assertions confirmed`,
      ...(goal === 'approaching' && outstandingItems.length === 0
        ? ['You also need an action plan for the questions that Standards Met asks']
        : []),
    ],
    next: nextStep(assessment, goal, mayConfirm),
  };
}

function nextStep({ progress }: Assessment, goal: Goal, mayConfirm: boolean) {
  const { outstandingItems, unconfirmedAssertions } = progress[goal];
  const [first] = outstandingItems;
  if (first) return { text: `Go to the next question, ${first}`, href: itemPath(first, goal) };
  if (unconfirmedAssertions.length === 0) return { text: 'Publish', href: paths.publish.start };
  return {
    text: mayConfirm ? 'Confirm your answers' : 'See what an administrator must confirm',
    href: paths.assessment.confirm,
  };
}
