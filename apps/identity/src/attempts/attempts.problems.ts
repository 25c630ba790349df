import { limitProblem } from '@dspt/contracts/identity/registrations';
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

function inWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
