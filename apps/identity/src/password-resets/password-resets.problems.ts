import { passwordProblem } from '@dspt/contracts/identity/passwords';
import { Problem } from '@dspt/contracts/problem';

export class ResetLinkExpired extends Problem {
  constructor() {
    super({
      code: passwordProblem.enum['reset-link-expired'],
      status: 410,
      title: 'This link no longer works',
      detail: 'Links to reset a password work for 1 hour. Ask for a new one.',
    });
  }
}

export class ResetLinkUsed extends Problem {
  constructor() {
    super({
      code: passwordProblem.enum['reset-link-used'],
      status: 410,
      title: 'This link has been used already',
      detail: 'Sign in with your new password. If you do not know it, ask for a new link.',
    });
  }
}
