import { caseProblem, type HelpdeskCase } from '@dspt/contracts/support/cases';
import { Problem } from '@dspt/contracts/problem';

export class CaseChanged extends Problem {
  constructor(current: HelpdeskCase) {
    super({
      code: caseProblem.enum['case-changed'],
      status: 409,
      title: 'Somebody else has changed this case',
      detail: 'Look at what is different, and decide again.',
      current,
    });
  }
}
