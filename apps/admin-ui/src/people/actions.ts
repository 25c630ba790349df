import type { ActionStart } from '../actions/action-button.js';

/** What the helpdesk can do to an account. */
export function accountActions(personId: string, words: string): ActionStart[] {
  const about = { given: { personId }, shown: { personId: words } };
  return [
    { kind: 'unlock', ...about },
    { kind: 'end-sessions', ...about },
    { kind: 'reset-second-factor', ...about },
    { kind: 'correct-email', ...about },
    { kind: 'merge-accounts', ...about },
  ];
}

/** What the helpdesk can do to an invitation that waits. */
export function invitationActions(invitationId: string, words: string): ActionStart[] {
  const about = { given: { invitationId }, shown: { invitationId: words } };
  return [
    { kind: 'resend-invitation', ...about },
    { kind: 'cancel-invitation', ...about },
  ];
}
