import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';
import { Form } from '../../pages/form.js';
import { markOf } from './given-plan.js';

type Action = ActionPlan['actions'][number];

/** The form filled with the plan as it is. */
export function formOf({ actions }: Pick<ActionPlan, 'actions'>): Form {
  const values = Object.assign({}, ...actions.map((action) => valuesOf(action))) as Record<string, string>;
  const form = Form.of(values);
  return form.with(Object.fromEntries(actions.map(({ ref }) => [`${ref}.mark`, markOf(ref, form)])));
}

/** What the fields of an action hold. */
export function valuesOf({
  ref,
  action,
  owner,
  dueOn,
  version,
}: Pick<Action, 'ref' | 'action' | 'owner' | 'dueOn' | 'version'>): Record<string, string> {
  const [year = '', month = '', day = ''] = dueOn?.split('-').map((part) => String(Number(part))) ?? [];
  return {
    [`${ref}.action`]: action,
    [`${ref}.owner`]: owner,
    [`${ref}.dueOn-day`]: day,
    [`${ref}.dueOn-month`]: month,
    [`${ref}.dueOn-year`]: year,
    [`${ref}.version`]: String(version),
  };
}
