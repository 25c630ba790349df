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

/** Somebody else has changed the same answers since they were looked at. */
export class ProfileChanged extends Problem {
  constructor(profile: Profile, changedBy: string) {
    super({
      code: 'profile-changed',
      status: 409,
      title: 'Somebody else has changed this answer',
      detail: 'Yours has not been saved. Look at both, and choose.',
      profile,
      changedBy,
    });
  }
}
