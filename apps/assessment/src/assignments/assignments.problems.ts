import { handoverProblem } from '@dspt/contracts/assessment/handovers';
import { Problem } from '@dspt/contracts/problem';

/** Somebody else gave some of the same items to somebody meanwhile. */
export class AssignmentsChanged extends Problem {
  constructor(changed: readonly string[]) {
    super({
      code: 'assignments-changed',
      status: 409,
      title: `Somebody else has changed who answers ${changed.join(', ')} since you opened the page`,
      detail: 'Nothing has been saved. Look at who has them now, then save again if you still want to.',
      changed,
    });
  }
}

/** What somebody has in hand is not what was shown any more. */
export class HandoverChanged extends Problem {
  constructor(changed: readonly string[]) {
    super({
      code: handoverProblem.enum['handover-changed'],
      status: 409,
      title: `Something has changed since you opened the page: ${changed.join(', ')}`,
      detail:
        'Somebody has answered these questions, or changed who answers them. Nothing has been handed over. Look at the list, then send it again.',
      changed,
    });
  }
}
