import type { Item } from '@dspt/contracts/assessment/assessments';
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
