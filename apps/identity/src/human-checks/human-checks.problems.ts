import { registrationProblem } from '@dspt/contracts/identity/registrations';
import { Problem } from '@dspt/contracts/problem';

export class HumanCheckFailed extends Problem {
  constructor() {
    super({
      code: registrationProblem.enum['human-check-failed'],
      status: 400,
      title: 'We could not check that you are a person',
      detail: 'Try again with the new numbers. Nothing else you entered is lost.',
      errors: [{ field: 'human.characters', message: 'Enter the new numbers, as you see or hear them' }],
    });
  }
}
