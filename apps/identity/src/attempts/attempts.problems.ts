import { limitProblem, registrationProblem } from '@dspt/contracts/identity/registrations';
import { sessionProblem } from '@dspt/contracts/identity/sessions';
import { Problem } from '@dspt/contracts/problem';

export class SignInSlowed extends Problem {
  constructor(retryAfterSeconds: number) {
    super({
      code: sessionProblem.enum['sign-in-slowed'],
      status: 429,
      title: 'There have been too many attempts to sign in',
      detail: `Try again in ${inWords(retryAfterSeconds)}. If you have forgotten your password, reset it: that lets you in at once.`,
      retryAfterSeconds,
    });
  }
}

export class TooManyRequests extends Problem {
  constructor(retryAfterSeconds: number) {
    super({
      code: limitProblem.enum['too-many-requests'],
      status: 429,
      title: 'This has been asked for too often',
      detail: `Check your inbox and junk folder for emails we have sent already, or try again in ${inWords(retryAfterSeconds)}.`,
      retryAfterSeconds,
    });
  }
}

export class TooManyInvitations extends Problem {
  constructor(retryAfterSeconds: number) {
    super({
      code: limitProblem.enum['too-many-requests'],
      status: 429,
      title: 'Too many invitations have been sent',
      detail: `Those sent so far are on their way. You can send more in ${inWords(retryAfterSeconds)}.`,
      retryAfterSeconds,
    });
  }
}

export class TooManyOrganisations extends Problem {
  constructor(most: number) {
    super({
      code: registrationProblem.enum['too-many-organisations'],
      status: 429,
      title: `You have registered ${most} organisations within a day`,
      detail:
        'Nothing is wrong with the ones you have registered. If you look after more of them, the helpdesk can link them ' +
        'to your email address; or go on tomorrow. Sites of a head office that you administer are not counted.',
    });
  }
}

function inWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (minutes > 90) return `${Math.ceil(minutes / 60)} hours`;
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
