import { sessionProblem } from '@dspt/contracts/identity/sessions';
import { Problem } from '@dspt/contracts/problem';

export class SecondFactorFailed extends Problem {
  constructor() {
    super({
      code: sessionProblem.enum['second-factor-failed'],
      status: 400,
      title: 'This code is not right',
      errors: [
        {
          field: 'code',
          message:
            'Enter the code your authenticator app shows now. Each code works once and for about a minute',
        },
      ],
    });
  }
}

export class SecondFactorAlreadySetUp extends Problem {
  constructor() {
    super({
      code: sessionProblem.enum['second-factor-already-set-up'],
      status: 409,
      title: 'You have set up an authenticator app already',
      detail: 'Use the code it shows. If you have lost it, contact the helpdesk.',
    });
  }
}
