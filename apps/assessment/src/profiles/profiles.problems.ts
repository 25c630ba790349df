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
