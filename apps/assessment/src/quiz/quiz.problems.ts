import { quizProblem } from '@dspt/contracts/assessment/quiz';
import { quizResultsProblem } from '@dspt/contracts/assessment/quiz-results';
import { Problem } from '@dspt/contracts/problem';
import type { QuizStaff } from './quiz-staff.entity.js';

/** Nobody can begin with it any more. */
export class QuizLinkEnded extends Problem {
  constructor() {
    super({
      code: quizProblem.enum['quiz-link-ended'],
      status: 410,
      title: 'This link to the staff quiz has ended',
      detail: 'Ask your manager for the new link.',
    });
  }
}

/** More people than work in any home. */
export class QuizLinkBusy extends Problem {
  constructor() {
    super({
      code: quizProblem.enum['quiz-link-busy'],
      status: 429,
      title: 'Too many people have begun this quiz in the last hour',
      detail: 'Wait an hour, then begin again.',
    });
  }
}

/** A question that was drawn is not asked any more. */
export class QuestionsGone extends Problem {
  constructor() {
    super({
      code: quizProblem.enum['quiz-questions-changed'],
      status: 409,
      title: 'The questions of the quiz have changed since you began',
      detail: 'Open the link that your manager gave you, and begin again. You get the new questions.',
    });
  }
}

/** Somebody else has said how many staff there are since it was looked at. */
export class QuizStaffChanged extends Problem {
  constructor({ staff, version, changedByName }: QuizStaff) {
    super({
      code: quizResultsProblem.enum['quiz-staff-changed'],
      status: 409,
      title: 'The number of staff has been changed meanwhile',
      detail: `${changedByName} has changed it to ${staff} since you opened the page. If your number is right, save it again.`,
      version,
    });
  }
}
