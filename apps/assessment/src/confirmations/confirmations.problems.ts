import { confirmationProblem } from '@dspt/contracts/assessment/confirmations';
import { Problem } from '@dspt/contracts/problem';

/** Names the questions that are left, or says that there are none to confirm. */
export class AssertionIncomplete extends Problem {
  constructor(assertions: { ref: string; outstanding: string[] }[]) {
    super({
      code: 'assertion-incomplete',
      status: 409,
      title: 'Some questions are not answered yet',
      detail: assertions.map((assertion) => reasonFor(assertion)).join(' '),
      outstandingItems: assertions.flatMap(({ outstanding }) => outstanding),
    });
  }
}

/** Somebody has changed an answer since the assertion was looked at. */
export class AssertionChanged extends Problem {
  constructor(changed: { ref: string; by: string }[]) {
    super({
      code: confirmationProblem.enum['assertion-changed'],
      status: 409,
      title: 'Answers have been changed meanwhile',
      detail: `${changed.map(({ ref, by }) => `${by} has changed an answer to ${ref}.`).join(' ')} Nothing has been confirmed now: look at it again.`,
      changed,
    });
  }
}

const reasonFor = ({ ref, outstanding }: { ref: string; outstanding: string[] }): string =>
  outstanding.length > 0
    ? `Before you confirm ${ref}, answer ${outstanding.join(', ')}.`
    : `There is nothing to confirm in ${ref}: its questions are optional.`;
