import type { AuditLine } from '@dspt/contracts/audit';
import { catalogue, type ActionKind } from '@dspt/contracts/support/catalogue';
import { momentText } from '../words/dates.js';

const names: Record<string, string> = {
  'member.added': 'Added to the organisation',
  'member.removed': 'Removed from the organisation',
  'member.left': 'Left the organisation',
  'member.role-changed': 'Role changed',
  'invitation.sent': 'Invitation sent',
  'invitation.renewed': 'Invitation sent again',
  'invitation.cancelled': 'Invitation cancelled',
  'invitation.declined': 'Invitation declined by the person',
  'invitation.restored': 'Invitation given back',
  'invitation.accepted': 'Invitation accepted',
  'invitation.role-changed': 'Role in an invitation changed',
  'join-request.answered': 'Request to join answered',
  'head-office-function.switched': 'Head-office function switched',
  'profile.changed': 'Organisation profile changed',
  'profile.accepted': 'Organisation profile accepted',
  'assertions.confirmed': 'Assertions confirmed',
  'assertions.unconfirmed': 'Confirmation taken back',
  'document.uploaded': 'Document uploaded',
  'document.dated': 'Dates of a document changed',
  'document.replaced': 'Newer document put in place of another',
  'supplier-statement.added': 'Statement of a supplier added to the documents',
  'supplier-statement.written': 'Statement for customers written',
  'supplier-statement.changed': 'Statement for customers changed',
  'supplier-statement.replaced': 'Newer version of a statement for customers',
  'supplier-statement.withdrawn': 'Statement for customers withdrawn',
  'document.restored': 'Older document put back in place of a newer one',
  'quiz-link.made': 'Link to the staff quiz made',
  'quiz-link.ended': 'Link to the staff quiz ended',
  'quiz-staff.changed': 'Number of staff for the quiz changed',
  'quiz-person.joined': 'Two people of the staff quiz joined',
  'quiz-person.removed': 'Person removed from the staff quiz',
  'quiz-result.recorded': 'Result of the staff quiz entered from paper',
  'quiz-result.removed': 'Result of the staff quiz removed',
  'questions.handed-over': 'Questions handed over',
  'answer-sheet.saved': 'Answers saved from a spreadsheet',
  'answers.copied': 'Answers copied from another organisation',
  'answers.copy-undone': 'Copying of answers undone',
  'action-plan.saved': 'Action plan saved',
  'publication.made': 'Published',
  'publication.sites-added': 'Sites added to a publication',
  'assessment.carried-over': 'Answers carried over to a new edition',
  'view.started': 'Viewed as the provider, without changing anything',
  'view.ended': 'Stopped viewing as the provider',
  'email-preferences.changed': 'Emails switched on or off',
  'email.resent': 'Email sent again',
  'email.discarded': 'Email that failed was discarded',
  'event.replayed': 'Message that failed was handled again',
  'event.discarded': 'Message that failed was discarded',
  'case.opened': 'Case opened',
  'case.changed': 'Case changed',
  'contact.noted': 'Contact noted',
  'action.requested': 'Action asked for',
  'action.approved': 'Action approved',
  'action.refused': 'Action refused',
  'action.withdrawn': 'Action withdrawn',
};

/** What was done, as people say it. A name this page does not know is made readable. */
export function didText(did: string): string {
  const known = names[did];
  if (known) return known;
  const [, kind = '', undone] = /^action\.([a-z-]+)(\.undone)?$/.exec(did) ?? [];
  if (kind in catalogue) return `${undone ? 'Taken back: ' : ''}${catalogue[kind as ActionKind].name}`;
  const text = did.replaceAll(/[.-]/g, ' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** From what to what, by name; nothing for what is told by the effects of an action. */
export function changeText({ from, to }: Pick<AuditLine, 'from' | 'to'>): string[] {
  const effects = (to['effects'] ?? []) as {
    about: string;
    what: string;
    from: string | null;
    to: string | null;
  }[];
  const told = effects.map(
    ({ about, what, from: before, to: after }) =>
      `${about}: ${what}, ${before ?? 'nothing'} → ${after ?? 'nothing'}`,
  );
  const namesOf = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter(
    (name) => !hidden.has(name),
  );
  return [
    ...told,
    ...(typeof to['until'] === 'string' ? [`Until ${momentText(to['until'])}`] : []),
    ...namesOf.map((name) => `${name}: ${valueText(from[name])} → ${valueText(to[name])}`),
  ];
}

/** Shown in other ways, or of no use to people. */
const hidden = new Set(['effects', 'until', 'id', 'invitationId', 'undoes', 'verification', 'requestId']);

const valueText = (value: unknown): string => {
  if (value === undefined || value === null) return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
};
