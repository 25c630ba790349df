import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';
import { Problem } from '@dspt/contracts/problem';
import { z } from 'zod';
import { dayText, momentText } from '../../pages/dates.js';
import type { Form } from '../../pages/form.js';
import { formOf } from './plan-form.js';
import { markOf } from './given-plan.js';

type Action = ActionPlan['actions'][number];

/** Which actions somebody else has saved meanwhile, so that nothing was saved; `undefined` when all is saved. */
export async function changedMeanwhile(saving: Promise<unknown>): Promise<string[] | undefined> {
  try {
    await saving;
    return undefined;
  } catch (error) {
    if (error instanceof Problem && error.code === 'action-plan-changed')
      return z.array(z.string()).parse(error.details['changed']);
    throw error;
  }
}

/**
 * The form with what was typed, for the plan as it is now: actions others have saved are marked, so that what was typed
 * replaces them only when it is sent once more.
 */
export function formAfter(plan: ActionPlan, changed: readonly string[], typed: Form): Form {
  const known = formOf(plan);
  const fresh = plan.actions
    .filter(({ ref }) => changed.includes(ref))
    .flatMap(({ ref, version }) => [
      [`${ref}.version`, String(version)],
      [`${ref}.mark`, markOf(ref, known)],
    ]);
  const errors = changed.map((ref) => ({
    field: `${ref}.action`,
    message: `Somebody else has changed ${ref} since you opened the page. Compare the two, then save again`,
  }));
  return typed.with(Object.fromEntries(fresh) as Record<string, string>).withErrors(errors);
}

/** What somebody else saved, to be shown beside what was typed. */
export const theirs = ({ action, owner, dueOn, changedBy, changedAt }: Action) => ({
  heading: `Saved by ${changedBy ?? 'your colleague'}${changedAt ? ` on ${momentText(changedAt)}` : ''}`,
  lines: [
    { key: { text: 'What' }, value: { text: action || 'Nothing' } },
    { key: { text: 'Who' }, value: { text: owner || 'Nothing' } },
    { key: { text: 'By when' }, value: { text: dueOn ? dayText(dueOn) : 'Nothing' } },
  ],
});
