import type { StaffRole } from '@dspt/contracts/access';
import type { SignInTrouble } from '@dspt/contracts/identity/staff';
import { SignInSlowed } from '../attempts/attempts.problems.js';
import { SignInFailed } from '../sessions/sessions.problems.js';

interface SignIn {
  merged: boolean;
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
const timeText = (moment: Date): string => clock.format(moment).replaceAll(/\s/g, '');

const sawFailed = new SignInFailed().message;
const sawSlowed = new SignInSlowed(1).message;

/** Why somebody may fail to sign in, the weightiest reason first. */
export function signInTrouble(signIn: SignIn): SignInTrouble[] {
  if (signIn.merged)
    return [{ what: 'This account was merged into another. It cannot be signed in to.', saw: sawFailed }];
  return [...lock(signIn), ...secondFactorLock(signIn), ...unready(signIn)];
}

function lock({ lockedUntil, failures, failuresLeft }: SignIn): SignInTrouble[] {
  if (lockedUntil)
    return [
      {
        what: `Locked until ${timeText(lockedUntil)} after ${times(failures)} with a wrong password. It opens by itself then, or at once with a new password.`,
        saw: sawSlowed,
      },
    ];
  if (failures === 0) return [];
  return [
    {
      what: `${capital(times(failures))} with a wrong password in the last 15 minutes. ${capital(times(failuresLeft))} more and the account locks for 15 minutes.`,
      saw: sawFailed,
    },
  ];
}

const secondFactorLock = ({ secondFactorLockedUntil }: SignIn): SignInTrouble[] =>
  secondFactorLockedUntil
    ? [
        {
          what: `The second step is locked until ${timeText(secondFactorLockedUntil)} after wrong codes of the authenticator app.`,
          saw: sawSlowed,
        },
      ]
    : [];

function unready({ staffRole, secondFactor, lastSignInAt }: SignIn): SignInTrouble[] {
  const trouble: SignInTrouble[] = [];
  if (staffRole && !secondFactor)
    trouble.push({ what: 'Must set up an authenticator app at the next sign-in.', saw: null });
  if (!lastSignInAt) trouble.push({ what: 'Has never signed in.', saw: null });
  return trouble;
}

const numbers = ['no time', 'once', 'twice'];
const times = (count: number): string => numbers[count] ?? `${count} times`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
