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
