import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';
import type { CurrentAssessment } from '../assessments/assessments.service.js';
import type { Action } from './action-plans.repository.js';

const untouched = { action: '', owner: '', dueOn: null };

/** One action for each item outstanding for Standards Met; what was planned for items answered since is left out. */
export function actionPlan(
  { code, edition, set, standing }: CurrentAssessment,
  planned: readonly Action[],
): ActionPlan {
  const actions = standing.progress('met').outstandingItems.map((ref) => {
    const { action, owner, dueOn } = planned.find((one) => one.ref === ref) ?? untouched;
    const complete = action !== '' && owner !== '' && dueOn !== null;
    return { ref, question: set.item(ref)!.question, action, owner, dueOn, complete };
  });
  return { code, edition, actions, complete: actions.every(({ complete }) => complete) };
}
