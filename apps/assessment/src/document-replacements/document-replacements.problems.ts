import {
  documentReplacementProblem,
  restoredWithinDays,
} from '@dspt/contracts/assessment/document-replacements';
import { Problem } from '@dspt/contracts/problem';

/** Somebody has changed which answers use the document, or one of them, since they were shown. */
export class DocumentUseChanged extends Problem {
  constructor(changed: { ref: string; by: string }[]) {
    super({
      code: documentReplacementProblem.enum['document-use-changed'],
      status: 409,
      title: 'Answers have been changed meanwhile',
      detail: `${changed.map(({ ref, by }) => `${by} has changed the answer to ${ref}.`).join(' ')} Nothing has been changed yet: look at the answers again, then send it once more.`,
      changed,
    });
  }
}

/** There is nothing to undo, or not any more. */
export class DocumentNotReplaced extends Problem {
  constructor() {
    super({
      code: documentReplacementProblem.enum['document-not-replaced'],
      status: 409,
      title: 'The older version cannot be put back now',
      detail: `Somebody may have put it back already. It is possible for ${restoredWithinDays} days after it was replaced, and until the questions of a new year are open. You can still change the document on the page of each question.`,
    });
  }
}
