import { createHash } from 'node:crypto';
import { saveActionPlan, type ActionPlan } from '@dspt/contracts/assessment/action-plans';
import type { GivenBody } from '@dspt/contracts/define';
import { InvalidInput } from '@dspt/contracts/problem';
import type { Form } from '../../pages/form.js';

type GivenPlan = GivenBody<typeof saveActionPlan>;

/**
 * What is to be saved: the actions that were changed on the page, complete or not.
 * @throws {InvalidInput} naming the fields as the page does, `1.3.1.dueOn`
 */
export function givenPlan({ actions }: ActionPlan, form: Form): GivenPlan {
  const refs = actions.map(({ ref }) => ref).filter((ref) => isChanged(ref, form));
  mustBeDays(refs, form);
  const given = refs.map((ref) => ({
    ref,
    action: form.text(`${ref}.action`),
    owner: form.text(`${ref}.owner`),
    dueOn: form.day(`${ref}.dueOn`),
    version: Number(form.text(`${ref}.version`)),
  }));
  const result = saveActionPlan.body.safeParse({ actions: given });
  if (result.success) return result.data;
  throw new InvalidInput(
    result.error.issues.map(({ path: [, index, field], message }) => {
      const { ref } = given[index as number]!;
      return { field: `${ref}.${String(field)}`, message: messageFor(ref, String(field)) ?? message };
    }),
  );
}

/** What stood in the fields of an action when the page was made, as a mark that travels in the page. */
export const markOf = (ref: string, form: Form): string =>
  createHash('sha256')
    .update(JSON.stringify(fieldsOf(ref).map((field) => form.text(field))))
    .digest('base64url')
    .slice(0, 22);

const fieldsOf = (ref: string): string[] =>
  ['action', 'owner', 'dueOn-day', 'dueOn-month', 'dueOn-year'].map((field) => `${ref}.${field}`);

const isChanged = (ref: string, form: Form): boolean =>
  form.has(`${ref}.action`) && form.text(`${ref}.mark`) !== markOf(ref, form);

function mustBeDays(refs: readonly string[], form: Form): void {
  const errors = refs.flatMap((ref) => {
    const problem = form.dayReading(`${ref}.dueOn`)?.problem;
    return problem ? [{ field: `${ref}.dueOn`, message: `By when, for ${ref}: ${problem}` }] : [];
  });
  if (errors.length > 0) throw new InvalidInput(errors);
}

function messageFor(ref: string, field: string): string | undefined {
  return {
    action: `What you will do for ${ref} must be 2,000 characters or fewer`,
    owner: `Who will do ${ref} must be 200 characters or fewer`,
  }[field];
}
