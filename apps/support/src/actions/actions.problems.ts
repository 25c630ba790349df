import { actionProblem } from '@dspt/contracts/support/actions';
import type { ActionPreview } from '@dspt/contracts/support/execution';
import { Problem } from '@dspt/contracts/problem';

export class PreviewChanged extends Problem {
  constructor(preview: ActionPreview) {
    super({
      code: actionProblem.enum['preview-changed'],
      status: 409,
      title: 'Things have changed since you looked',
      detail: 'Nothing has been done. Look at what would happen now, and decide again.',
      preview,
    });
  }
}

export class OwnRequest extends Problem {
  constructor() {
    super({
      code: actionProblem.enum['own-request'],
      status: 403,
      title: 'You cannot decide about what you have asked for yourself',
      detail: 'Somebody else must look at it. You can withdraw it.',
    });
  }
}

export class NotYourRequest extends Problem {
  constructor() {
    super({
      code: 'not-allowed',
      status: 403,
      title: 'Only whoever asked for this can do that',
    });
  }
}

export class ActionDecided extends Problem {
  constructor(state: string) {
    super({
      code: actionProblem.enum['action-decided'],
      status: 409,
      title: `This has been decided already: it is ${state}`,
    });
  }
}

export class ActionExpired extends Problem {
  constructor() {
    super({
      code: actionProblem.enum['action-expired'],
      status: 409,
      title: 'Nobody approved this within 3 days, so it has expired',
      detail: 'Ask for it again if it is still needed.',
    });
  }
}

export class NoSuchCase extends Problem {
  constructor(number: string) {
    super({
      code: actionProblem.enum['no-such-case'],
      status: 400,
      title: 'Some of what you entered cannot be used',
      errors: [
        { field: 'caseNumber', message: `There is no case ${number}. Case numbers look like C-2026-000123` },
      ],
    });
  }
}
