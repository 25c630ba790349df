import { executionProblem } from '@dspt/contracts/support/execution';
import { Problem } from '@dspt/contracts/problem';

export class ActionNotAllowed extends Problem {
  constructor(detail: string) {
    super({
      code: executionProblem.enum['action-not-allowed'],
      status: 403,
      title: 'This action is not allowed',
      detail,
    });
  }
}

export class ActionNotUndoable extends Problem {
  constructor(detail: string) {
    super({
      code: executionProblem.enum['action-not-undoable'],
      status: 409,
      title: 'This action cannot be taken back',
      detail,
    });
  }
}

/** What stands in the way, in words for the operator. */
export class ActionImpossible extends Problem {
  constructor(title: string, detail?: string) {
    super({
      code: executionProblem.enum['action-impossible'],
      status: 409,
      title,
      ...(detail ? { detail } : {}),
    });
  }
}
