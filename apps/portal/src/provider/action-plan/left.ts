import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';

/** What a plan is for: the rest must be answered before anything can be published. */
export const planned = ({ actions }: ActionPlan) => actions.filter((action) => action.mayBeOutstanding);

/** How far a plan is, in a sentence or two. */
export function leftText(plan: ActionPlan): string {
  const actions = planned(plan);
  const total = actions.length;
  const complete = actions.filter((action) => action.complete).length;
  if (total === 0) return 'Nothing is outstanding: you have answered every question that Standards Met asks.';
  if (complete === total) return `Your plan is complete: all ${total} actions are filled in.`;
  const passed = actions.filter(({ dueProblem }) => dueProblem).length;
  const dates = passed === 1 ? 'The date of one action has' : `The dates of ${passed} actions have`;
  return `${complete} of ${total} actions are complete.${passed > 0 ? ` ${dates} passed: choose dates that lie ahead.` : ''}`;
}
