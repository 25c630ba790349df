import { accessReviewProblem } from '@dspt/contracts/identity/access-reviews';
import { Problem } from '@dspt/contracts/problem';

export class AccessChanged extends Problem {
  constructor() {
    super({
      code: accessReviewProblem.enum['access-changed'],
      status: 409,
      title: 'The list of users has changed since you opened it',
      detail: 'Look through it once more. What you have not checked has not been written down.',
    });
  }
}
