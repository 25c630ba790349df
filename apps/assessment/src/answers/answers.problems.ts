import type { Item } from '@dspt/contracts/assessment/assessments';
import { carryOverProblem } from '@dspt/contracts/assessment/carry-over';
import { certificateNames, type Certificate } from '@dspt/contracts/assessment/profiles';
import { Problem } from '@dspt/contracts/problem';

/** Carries the item as it is now, so that nobody has to look it up to decide what to keep. */
export class AnswerChanged extends Problem {
  constructor(current: Item) {
    super({
      code: 'answer-changed',
      status: 409,
      title: 'Somebody else changed this answer while you were working on it',
      detail: `${current.changedBy ?? 'A colleague'} saved an answer after you opened this page. Check it, then save again if you still want to change it.`,
      item: current,
    });
  }
}

export class NotApplicableNotAllowed extends Problem {
  constructor() {
    super({
      code: 'not-applicable-not-allowed',
      status: 400,
      title: 'This question applies to every organisation',
      detail: 'Answer the question, or leave it for later.',
    });
  }
}

export class ItemExempt extends Problem {
  constructor(certificate: Certificate) {
    super({
      code: 'item-exempt',
      status: 409,
      title: 'You do not need to answer this question',
      detail: `Your ${certificateNames[certificate]} covers it. If you no longer hold it, change your organisation profile first.`,
    });
  }
}

/** Somebody has changed answers that were carried over since they were looked at. */
export class CarriedOverChanged extends Problem {
  constructor(changed: { ref: string; by: string }[]) {
    super({
      code: carryOverProblem.enum['carried-over-changed'],
      status: 409,
      title: 'Answers have been changed meanwhile',
      detail: `${changed.map(({ ref, by }) => `${by} has changed the answer to ${ref}.`).join(' ')} Nothing has been saved now: look at it again.`,
      changed,
    });
  }
}

/** What has changed since last year is not confirmed together with what has not. */
export class AsksAgain extends Problem {
  constructor(refs: string[]) {
    super({
      code: carryOverProblem.enum['asks-again'],
      status: 409,
      title: 'Some questions have to be looked at one by one',
      detail: `Look at ${refs.join(', ')} and save the answer there. Nothing has been saved now.`,
      refs,
    });
  }
}
