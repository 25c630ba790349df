import type { DeadLink } from '@dspt/contracts/identity/links';
import { emailKindNames, type EmailKind } from '@dspt/contracts/notifications/email-preferences';
import { emailProblem, type EmailTemplate } from '@dspt/contracts/notifications/emails';
import { Problem } from '@dspt/contracts/problem';

const { enum: code } = emailProblem;

export class EmailWaiting extends Problem {
  constructor() {
    super({
      code: code['email-waiting'],
      status: 409,
      title: 'This email is still on its way',
      detail: 'It is tried again by itself. It can be sent again once it has been sent, or has failed.',
    });
  }
}

export class NothingToSend extends Problem {
  constructor(detail: string) {
    super({ code: code['nothing-to-send'], status: 409, title: 'There is nothing left to send', detail });
  }
}

export class EmailNotFailed extends Problem {
  constructor() {
    super({
      code: code['email-not-failed'],
      status: 409,
      title: 'Only an email that failed can be discarded',
    });
  }
}

export class EmailResent extends Problem {
  constructor() {
    super({
      code: code['email-resent'],
      status: 409,
      title: 'This email has been sent again',
      detail: 'Nothing is left to be decided about it.',
    });
  }
}

export class EmailDiscarded extends Problem {
  constructor(by: string) {
    super({
      code: code['email-discarded'],
      status: 409,
      title: 'This email has been discarded',
      detail: `${by} decided that nothing is to be done about it.`,
    });
  }
}

/** Why a link is no good any more, and what helps instead. */
const aboutInvitations: Record<DeadLink, string> = {
  expired:
    'The invitation has expired. Use “Resend an invitation” on the page of the organisation or the person: that sends a fresh link.',
  used: 'The invitation has been accepted. The person can sign in, or choose a new password under “I have forgotten my password”.',
  cancelled:
    'The invitation has been cancelled. If the person should have access after all, invite them again.',
  declined: 'The person has declined the invitation. If they want to join after all, invite them again.',
  staff:
    'The address is that of a staff account. Staff cannot be invited to an organisation, and whoever invited them is not told.',
};
const aboutStaff: Record<DeadLink, string> = {
  ...aboutInvitations,
  expired: 'The link has expired. Opening it all the same, the person can ask for a fresh one.',
};
const aboutResets: Record<DeadLink, string> = {
  expired:
    'The link worked for one hour. Ask the person to choose “I have forgotten my password” on the sign-in page again.',
  used: 'The link has been used or replaced. If the person still cannot sign in, ask them to choose “I have forgotten my password” on the sign-in page again.',
  cancelled:
    'The link has been withdrawn. Ask the person to choose “I have forgotten my password” on the sign-in page again.',
  declined: 'The link is not known any more.',
  staff: 'The link is not known any more.',
};

/** What to do instead of sending a link that is no good any more. */
export function insteadOfLink(template: EmailTemplate, why: DeadLink | undefined): string {
  if (why === undefined) return 'The link in it is not known any more.';
  if (template === 'password-reset') return aboutResets[why];
  return (template === 'invitation-to-staff' ? aboutStaff : aboutInvitations)[why];
}

/** What to do when the facts, as they are now, call for no such email to this person. */
export const noLongerCalledFor = (template: EmailTemplate): string =>
  instead[template] ??
  'What it was about has changed: it does not concern this person any more. Look at the organisation or the person to see what is right now.';

const instead: Partial<Record<EmailTemplate, string>> = {
  'join-requested':
    'The request has been answered, or this person is not an administrator of the organisation any more.',
  'invitation-to-register':
    'The invitation has been accepted, or the address has got an account in another way. The person can sign in, or choose a new password under “I have forgotten my password”.',
};

export const sourceUnknown =
  'What it was written from was not kept when it was sent. If it is still needed, do again what it was about.';

/** Nobody but the person decides about that. */
export const switchedOff = (kind: EmailKind): string =>
  `This person has switched off “${emailKindNames[kind]}”. They can switch them on again: Your account, then “Emails we send you”.`;
