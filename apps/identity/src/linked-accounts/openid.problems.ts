import { openidProblem } from '@dspt/contracts/identity/openid';
import { Problem } from '@dspt/contracts/problem';

export class OpenidUnavailable extends Problem {
  constructor(service: string) {
    super({
      code: openidProblem.enum['openid-unavailable'],
      status: 503,
      title: `${service} does not answer`,
      detail: 'Try again in a few minutes, or sign in with your email address and password.',
    });
  }
}

/** Whatever is wrong: which it was helps nobody but somebody who tries. */
export class OpenidFailed extends Problem {
  constructor(service: string) {
    super({
      code: openidProblem.enum['openid-failed'],
      status: 400,
      title: `You could not be signed in with ${service}`,
      detail:
        'You may have waited for longer than 10 minutes, or come back to an old page. Try again, or sign in with your email address and password.',
    });
  }
}

export class OpenidCancelled extends Problem {
  constructor(service: string) {
    super({
      code: openidProblem.enum['openid-cancelled'],
      status: 400,
      title: `You did not sign in to ${service}`,
      detail: 'Try again, or sign in with your email address and password.',
    });
  }
}

export class LinkedElsewhere extends Problem {
  constructor(service: string) {
    super({
      code: openidProblem.enum['openid-linked-elsewhere'],
      status: 409,
      title: `This ${service} account signs in to another account here`,
      detail:
        'Sign in with it, and unlink it on the page of that account first. Or ask the helpdesk to merge your two accounts.',
    });
  }
}
