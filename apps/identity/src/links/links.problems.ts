import type { DeadLink } from '@dspt/contracts/identity/registrations';
import { Problem } from '@dspt/contracts/problem';

/** To whoever writes the email nothing is left to send; why is for the helpdesk. */
export class LinkIsDead extends Problem {
  constructor(why: DeadLink) {
    super({ code: 'not-found', status: 404, title: 'There is no such link', why });
  }
}
