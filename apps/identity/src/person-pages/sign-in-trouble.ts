import type { StaffRole } from '@dspt/contracts/access';
import type { SignInTrouble } from '@dspt/contracts/identity/staff';
import { SignInSlowed } from '../attempts/attempts.problems.js';
import { SignInFailed } from '../sessions/sessions.problems.js';

interface SignIn {
  merged: boolean;
  closedAt: Date | null;
  lastSignInAt: Date | null;
  lockedUntil: Date | null;
  secondFactorLockedUntil: Date | null;
  failures: number;
  failuresLeft: number;
  secondFactor: boolean;
  staffRole: StaffRole | null;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
  timeZone: 'Europe/London',
});
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });
const dayText = (moment: Date): string => day.format(moment);
const timeText = (moment: Date): string => clock.format(moment).replaceAll(/\s/g, '');

const sawFailed = new SignInFailed().message;
const sawSlowed = new SignInSlowed(1).message;

/** Why somebody may fail to sign in, the weightiest reason first. */
export function signInTrouble(signIn: SignIn): SignInTrouble[] {
  if (signIn.closedAt) {
    const what = `Its owner closed this account on ${dayText(signIn.closedAt)}. They can register anew with the same address.`;
    return [{ what, saw: sawFailed }];
  }
  if (signIn.merged)
    return [{ what: 'This account was merged into another. It cannot be signed in to.', saw: sawFailed }];
  return [...passwords(signIn), ...codes(signIn), ...unready(signIn)];
}

function passwords({ lockedUntil, failures, failuresLeft }: SignIn): SignInTrouble[] {
  const wrong = `${failures} wrong password${failures === 1 ? '' : 's'}`;
  if (lockedUntil) {
    const opens =
      'It opens by itself then, or at once with a new password. Failures of strangers do not lock devices that have signed in before.';
    return [{ what: `Locked until ${timeText(lockedUntil)} after ${wrong}. ${opens}`, saw: sawSlowed }];
  }
  if (failures === 0) return [];
  const locks = `${failuresLeft} more and the account locks for 15 minutes.`;
  return [{ what: `${wrong} in the last 15 minutes. ${locks}`, saw: sawFailed }];
}

function codes({ secondFactorLockedUntil: until }: SignIn): SignInTrouble[] {
  if (!until) return [];
  const why = 'after wrong codes of the authenticator app.';
  return [{ what: `The second step is locked until ${timeText(until)} ${why}`, saw: sawSlowed }];
}

function unready({ staffRole, secondFactor, lastSignInAt }: SignIn): SignInTrouble[] {
  const setUp = 'Must set up an authenticator app at the next sign-in.';
  return [
    ...(staffRole && !secondFactor ? [{ what: setUp, saw: null }] : []),
    ...(lastSignInAt ? [] : [{ what: 'Has never signed in.', saw: null }]),
  ];
}
