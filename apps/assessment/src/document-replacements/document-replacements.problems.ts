import { documentReplacementProblem } from '@dspt/contracts/assessment/document-replacements';
import { Problem } from '@dspt/contracts/problem';

/** Somebody has changed which answers use the document, or one of them, since they were shown. */
export class DocumentUseChanged extends Problem {
  constructor(changed: { ref: string; by: string }[]) {
    super({
      code: documentReplacementProblem.enum['document-use-changed'],
      status: 409,
      title: 'Answers have been changed meanwhile',
      detail: `${changed.map(({ ref, by }) => `${by} has changed the answer to ${ref}.`).join(' ')} The newer document has not been put anywhere yet: look at the answers again, then send it once more.`,
      changed,
    });
  }
}
