import type { Profile } from '@dspt/contracts/assessment/profiles';
import { Problem, type FieldError } from '@dspt/contracts/problem';

export class ProfileIncomplete extends Problem {
  constructor(errors: FieldError[]) {
    super({
      code: 'profile-incomplete',
      status: 409,
      title: 'Your organisation profile is not complete',
      detail: 'Answer the questions that are left, then accept and submit.',
      errors,
    });
  }
}

/** Somebody has changed it since it was looked at. */
export class ProfileChanged extends Problem {
  constructor(profile: Profile, changedBy: string) {
    super({
      code: 'profile-changed',
      status: 409,
      title: 'The organisation profile has been changed meanwhile',
      detail: `${changedBy} has changed it since you looked at it, and nothing has been saved now. Look at it again, and choose.`,
      profile,
      changedBy,
    });
  }
}
