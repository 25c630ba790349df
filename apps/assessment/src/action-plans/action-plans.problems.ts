import { Problem } from '@dspt/contracts/problem';

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
