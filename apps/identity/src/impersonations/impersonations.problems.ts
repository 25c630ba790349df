import { impersonationProblem } from '@dspt/contracts/identity/impersonations';
import { Problem } from '@dspt/contracts/problem';

export class NothingToView extends Problem {
  constructor(code: string) {
    super({
      code: impersonationProblem.enum['nothing-to-view'],
      status: 409,
      title: `${code} has no administrator`,
      detail: 'Nobody works with it yet, and there is nobody who could be told that you look.',
    });
  }
}
