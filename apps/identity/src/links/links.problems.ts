import { linkProblem, type DeadLink } from '@dspt/contracts/identity/links';
import { Problem } from '@dspt/contracts/problem';

export class LinkIncomplete extends Problem {
  constructor() {
    super({
      code: linkProblem.enum['link-incomplete'],
      status: 404,
      title: 'This link is incomplete',
      detail: 'Part of it was cut off on the way, or it was never given. Copy the whole link from the email.',
    });
  }
}

/** To whoever writes the email nothing is left to send; why is for the helpdesk. */
export class LinkIsDead extends Problem {
  constructor(why: DeadLink) {
    super({ code: 'not-found', status: 404, title: 'There is no such link', why });
  }
}
