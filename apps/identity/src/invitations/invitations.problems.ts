import { invitationProblem } from '@dspt/contracts/identity/invitations';
import { Problem } from '@dspt/contracts/problem';

const { enum: code } = invitationProblem;

export class InvitationExpired extends Problem {
  constructor() {
    super({
      code: code['invitation-expired'],
      status: 410,
      title: 'This link no longer works',
      detail: 'Links work for 24 hours. Ask for a fresh link to the same mailbox.',
    });
  }
}

export class InvitationReplaced extends Problem {
  constructor(sentAt: Date) {
    super({
      code: code['invitation-replaced'],
      status: 410,
      title: 'A newer email has been sent',
      detail: 'Use the link in the newest email, or ask for a fresh link to the same mailbox.',
      sentAt: sentAt.toISOString(),
    });
  }
}

export class StaffCannotJoin extends Problem {
  constructor() {
    super({
      code: code['staff-cannot-join'],
      status: 409,
      title: 'A staff account cannot belong to an organisation',
      detail: 'Staff see every organisation with their own account. Nothing has been changed.',
    });
  }
}

export class InvitationUsed extends Problem {
  constructor() {
    super({
      code: code['invitation-used'],
      status: 410,
      title: 'This link has been used already',
      detail: 'Sign in with your email address and password. If you have forgotten the password, reset it.',
    });
  }
}

export class InvitationDeclined extends Problem {
  constructor() {
    super({
      code: code['invitation-declined'],
      status: 410,
      title: 'This invitation has been declined',
      detail: 'If it should be accepted after all, ask whoever invited you to invite you again.',
    });
  }
}

export class InvitationCancelled extends Problem {
  constructor() {
    super({
      code: code['invitation-cancelled'],
      status: 410,
      title: 'This invitation has been withdrawn',
      detail: 'Ask an administrator of the organisation if you think that you should have access.',
    });
  }
}
