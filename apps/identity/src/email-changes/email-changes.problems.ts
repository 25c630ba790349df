import { emailChangeProblem, type EmailChangeState } from '@dspt/contracts/identity/email-changes';
import { Problem } from '@dspt/contracts/problem';

const words: Record<Exclude<EmailChangeState, 'open'>, string> = {
  done: 'The address has been changed already.',
  taken: 'The new address has an account of its own. Ask the helpdesk to put the two together.',
  cancelled: 'It was cancelled, or another address was asked for since. Use the link in the newest email.',
  stopped: 'Somebody who reads one of the two mailboxes has stopped it.',
  expired: 'The links work for 24 hours. Ask for the change again.',
};

export class EmailChangeOver extends Problem {
  constructor(state: Exclude<EmailChangeState, 'open'>) {
    super({
      code: emailChangeProblem.enum['email-change-over'],
      status: 410,
      title: 'This link no longer works',
      detail: words[state],
    });
  }
}
