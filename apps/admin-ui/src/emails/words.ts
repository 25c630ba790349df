import {
  emailTemplateNames,
  type EmailEntry,
  type EmailTemplate,
} from '@dspt/contracts/notifications/emails';
import { domainOf, refusalReasonOf, refusalText } from '@dspt/contracts/notifications/refusals';
import { momentText } from '../words/dates.js';

export const templateText = (template: string): string =>
  emailTemplateNames[template as EmailTemplate] ?? template;

/** Of what is found by a part of an address: only what was for exactly this one. */
export const undelivered = (address: string, found: EmailEntry[]): EmailEntry[] =>
  found.filter(({ to }) => to === address.toLowerCase());

/** Who has refused an email, and why, with what the server itself said. */
export const refusedText = ({ to, lastError }: Pick<EmailEntry, 'to' | 'lastError'>): string =>
  lastError
    ? `${refusalText({ domain: domainOf(to), reason: refusalReasonOf(lastError) })} (${lastError})`
    : `The mail server of ${domainOf(to)} refused it`;

/** What became of an email, and what happens next. */
export function outcomeText(
  email: Pick<EmailEntry, 'to' | 'state' | 'sentAt' | 'lastError' | 'nextAttemptAt'>,
): string {
  const { state, sentAt, lastError, nextAttemptAt } = email;
  const because = lastError ? ` (${lastError})` : '';
  if (state === 'sent') return `Sent ${sentAt ? momentText(sentAt) : ''}`.trim();
  if (state === 'cancelled') return 'Not sent: not needed any more';
  if (state === 'switched-off') return 'Not sent: the person has switched these emails off';
  if (state === 'failed') return `Not delivered. ${refusedText(email)}`;
  return lastError && nextAttemptAt
    ? `Waiting, next try ${momentText(nextAttemptAt)}${because}`
    : 'Waiting to be sent';
}
