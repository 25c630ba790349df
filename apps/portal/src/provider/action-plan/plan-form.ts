import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';
import { dayFields } from '../../pages/day-fields.js';
import { Form } from '../../pages/form.js';
import { markOf } from './given-plan.js';

type Action = ActionPlan['actions'][number];

/** The form filled with the plan as it is. */
export function formOf({ actions }: Pick<ActionPlan, 'actions'>): Form {
  const values = Object.assign({}, ...actions.map((action) => valuesOf(action))) as Record<string, string>;
  const form = Form.of(values);
  return form.with(Object.fromEntries(actions.map(({ ref }) => [`${ref}.mark`, markOf(ref, form)])));
}

/** Names of the fields that stand for all actions in which they are empty. */
export const forAll = { suggested: 'all.suggested', owner: 'all.owner', dueOn: 'all.dueOn' } as const;
const dayParts = ['day', 'month', 'year'] as const;

/** The form with its empty fields filled in, as was asked for all of them at once. */
export function filledIn({ actions }: Pick<ActionPlan, 'actions'>, form: Form): Form {
  const day = dayParts.map((part) => form.text(`${forAll.dueOn}-${part}`));
  const filled = actions
    .filter(({ ref }) => form.has(`${ref}.action`))
    .flatMap(({ ref, suggestion }): [string, string][] => [
      ...(form.text(forAll.suggested) ? [[`${ref}.action`, suggestion] as [string, string]] : []),
      [`${ref}.owner`, form.text(forAll.owner)],
      ...(dayParts.some((part) => form.text(`${ref}.dueOn-${part}`))
        ? []
        : dayParts.map((part, index): [string, string] => [`${ref}.dueOn-${part}`, day[index]!])),
    ])
    .filter(([name]) => form.text(name) === '');
  return form.with(Object.fromEntries(filled));
}

/** What the fields of an action hold. */
export function valuesOf({
  ref,
  action,
  owner,
  dueOn,
  version,
}: Pick<Action, 'ref' | 'action' | 'owner' | 'dueOn' | 'version'>): Record<string, string> {
  return {
    [`${ref}.action`]: action,
    [`${ref}.owner`]: owner,
    ...dayFields(`${ref}.dueOn`, dueOn),
    [`${ref}.version`]: String(version),
  };
}
