import { saveActionPlan, type ActionPlan } from '@dspt/contracts/assessment/action-plans';
import type { GivenBody } from '@dspt/contracts/define';
import { InvalidInput } from '@dspt/contracts/problem';
import type { Form } from '../pages/form.js';

type GivenPlan = GivenBody<typeof saveActionPlan>;

/**
 * What is to be saved: half a plan is as good as a whole one.
 * @throws {InvalidInput} naming the fields as the page does, `1.3.1.dueOn`
 */
export function givenPlan({ actions }: ActionPlan, form: Form): GivenPlan {
  const given = actions
    .filter(({ ref }) => form.has(`${ref}.action`))
    .map(({ ref }) => ({
      ref,
      action: form.text(`${ref}.action`),
      owner: form.text(`${ref}.owner`),
      dueOn: form.day(`${ref}.dueOn`),
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

function messageFor(ref: string, field: string): string | undefined {
  return {
    action: `What you will do for ${ref} must be 2,000 characters or fewer`,
    owner: `Who will do ${ref} must be 200 characters or fewer`,
    dueOn: `Enter a real date for ${ref}, like 27 3 2026`,
  }[field];
}
