import { secondFactorProblem } from '@dspt/contracts/identity/second-factors';
import { Problem } from '@dspt/contracts/problem';

export class SecondFactorFailed extends Problem {
  constructor() {
    super({
      code: secondFactorProblem.enum['second-factor-failed'],
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

export class RecoveryCodeFailed extends Problem {
  constructor() {
    super({
      code: secondFactorProblem.enum['second-factor-failed'],
      status: 400,
      title: 'This code is not right',
      errors: [
        {
          field: 'code',
          message: 'This is none of your recovery codes, or you have used it before. Each of them works once',
        },
      ],
    });
  }
}

export class SecondFactorAlreadySetUp extends Problem {
  constructor() {
    super({
      code: secondFactorProblem.enum['second-factor-already-set-up'],
      status: 409,
      title: 'You have set up an authenticator app already',
      detail: 'Use the code it shows, or a recovery code. If you have lost both, contact the helpdesk.',
    });
  }
}

export class SecondFactorNotSetUp extends Problem {
  constructor() {
    super({
      code: secondFactorProblem.enum['second-factor-not-set-up'],
      status: 409,
      title: 'You have no authenticator app',
      detail: 'You can set one up on your account page.',
    });
  }
}

export class SecondFactorRequiredOfStaff extends Problem {
  constructor() {
    super({
      code: secondFactorProblem.enum['second-factor-required-of-staff'],
      status: 409,
      title: 'Support staff always sign in with an authenticator app',
      detail: 'You can put another one in its place.',
    });
  }
}
