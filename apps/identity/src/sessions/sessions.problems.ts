import { sessionProblem } from '@dspt/contracts/identity/sessions';
import { Problem } from '@dspt/contracts/problem';

/** One answer for every failure: it never says whether there is such an account. */
export class SignInFailed extends Problem {
  constructor() {
    super({
      code: sessionProblem.enum['sign-in-failed'],
      status: 401,
      title: 'Check your email address and password',
      detail: 'They do not match an account. Try again, or reset your password if you have forgotten it.',
    });
  }
}

export class SessionEnded extends Problem {
  constructor() {
    super({
      code: sessionProblem.enum['session-ended'],
      status: 401,
      title: 'You have been signed out',
      detail: 'Sign in again to go on. What you saved before is still there.',
    });
  }
}
