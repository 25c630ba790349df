import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';
import type { CurrentAssessment } from '../assessments/assessments.service.js';
import type { StoredPlannedAction } from './planned-action.entity.js';
import { dueProblem } from './due-date.js';

const untouched = { action: '', owner: '', dueOn: null, version: 0, changedByName: null, changedAt: null };

/**
 * One action for each item outstanding for Standards Met; what was planned for items answered since is left out. What was
 * planned for a day that has passed since is not complete: a plan lies ahead. Where nobody has touched the plan yet, it begins
 * with what an answer of ‘Not yet’ says is planned.
 */
export function actionPlan(
  { code, edition, set, completion }: CurrentAssessment,
  planned: readonly StoredPlannedAction[],
  plannedInAnswers: ReadonlyMap<string, string>,
  today: string,
): ActionPlan {
  const actions = completion.progress('met').outstandingItems.map((ref) => {
    const { changedByName, changedAt, ...found } = planned.find((one) => one.ref === ref) ?? {
      ...untouched,
      action: plannedInAnswers.get(ref) ?? '',
    };
    const { action, owner, dueOn, version } = found;
    const problem = (dueOn && dueProblem(today, dueOn)) ?? null;
    const complete = action !== '' && owner !== '' && dueOn !== null && problem === null;
    const { question, approachingStandards, suggestedAction: suggestion = '' } = set.item(ref)!;
    const asked = { question, mayBeOutstanding: !approachingStandards, suggestion };
    const changed = { changedBy: changedByName, changedAt: changedAt?.toISOString() ?? null };
    return { ref, ...asked, action, owner, dueOn, complete, version, ...changed, dueProblem: problem };
  });
  return { code, edition, actions, complete: actions.every(({ complete }) => complete) };
}
