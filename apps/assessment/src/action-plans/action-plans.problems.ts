import { Problem } from '@dspt/contracts/problem';

/** Somebody else saved some of the same actions meanwhile. */
export class ActionPlanChanged extends Problem {
  constructor(changed: readonly string[]) {
    super({
      code: 'action-plan-changed',
      status: 409,
      title: 'Somebody else has changed your action plan since you opened the page',
      changed,
    });
  }
}

export class NotAnActionPlan extends Problem {
  constructor(detail: string) {
    super({
      code: 'not-an-action-plan',
      status: 400,
      title: 'We could not read your action plan from this file',
      detail,
    });
  }
}
