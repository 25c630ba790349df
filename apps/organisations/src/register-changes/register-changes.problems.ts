import { registerChangeProblem } from '@dspt/contracts/organisations/register-changes';
import { Problem } from '@dspt/contracts/problem';

export class ChangesUnknown extends Problem {
  constructor() {
    super({
      code: registerChangeProblem.enum['changes-unknown'],
      status: 410,
      title: 'This register has not come to that change',
      detail: 'It was put back to an earlier state. Begin again with after=0, and forget what you have.',
    });
  }
}
