import { z } from 'zod';

/** Why a mail server does not take an email, as far as its codes say. `other`: they do not. */
export const refusalReason = z.enum([
  'no-such-address',
  'no-such-domain',
  'mailbox-closed',
  'mailbox-full',
  'not-from-us',
  'try-later',
  'other',
]);
export type RefusalReason = z.infer<typeof refusalReason>;

/** By subject and detail of an enhanced status code (RFC 3463), whether for good or for now. */
const byEnhancedCode: Record<string, RefusalReason> = {
  '1.1': 'no-such-address',
  '1.2': 'no-such-domain',
  '1.3': 'no-such-address',
  '1.4': 'no-such-address',
  '1.6': 'no-such-address',
  '1.7': 'not-from-us',
  '1.8': 'not-from-us',
  '1.10': 'no-such-domain',
  '2.1': 'mailbox-closed',
  '2.2': 'mailbox-full',
  // So Exchange Online says that there is no such mailbox.
  '4.1': 'no-such-address',
  '4.4': 'no-such-domain',
};

/** Of servers that give no other code (RFC 5321). 550 may be any of them. */
const byReplyCode: Record<string, RefusalReason> = {
  551: 'no-such-address',
  552: 'mailbox-full',
  553: 'no-such-address',
};

/** A reply code, and an enhanced one after it. */
const codes = /(?<![\d.])([45]\d\d)(?:[ -]([45])\.(\d{1,3})\.(\d{1,3}))?(?![\d.])/;

/**
 * What a mail server means, by its codes alone: its words are for its own people.
 * @example refusalReasonOf('550 5.1.1 <jo@rose.example>: no such user') // 'no-such-address'
 */
export function refusalReasonOf(answer: string): RefusalReason {
  const [, reply, kind, subject, detail] = codes.exec(answer) ?? [];
  if (!reply) return 'other';
  const meaning = subject && detail ? byEnhancedCode[`${subject}.${detail}`] : byReplyCode[reply];
  const isForNow = (kind ?? reply).startsWith('4');
  // A server that asks for patience may look for its mailboxes meanwhile: only a full one is known to be there.
  if (isForNow) return meaning === 'mailbox-full' ? meaning : 'try-later';
  return subject === '7' ? 'not-from-us' : (meaning ?? 'other');
}

const because: Record<Exclude<RefusalReason, 'other'>, string> = {
  'no-such-address': 'it does not know this address',
  'no-such-domain': 'no email can be sent to what stands after the @',
  'mailbox-closed': 'the mailbox is closed',
  'mailbox-full': 'the mailbox is full',
  'not-from-us': 'it takes no email from us',
  'try-later': 'it asked us to try later, each time that we tried',
};

/** What is known of a refusal. */
export interface Refusal {
  /** What stands after the @ of the address; `null` when it is not told. */
  domain: string | null;
  reason: RefusalReason;
}

/** Whose mail server it is. @example domainOf('jo@rose.example') // 'rose.example' */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

const serverOf = ({ domain }: Refusal): string =>
  domain === null ? 'The mail server' : `The mail server of ${domain}`;

/** Who has refused an email for good, and why, in a sentence without its full stop. */
export const refusalText = (refusal: Refusal): string =>
  refusal.reason === 'other'
    ? `${serverOf(refusal)} refused it, and does not say why in a way that we can read`
    : `${serverOf(refusal)} refused it: ${because[refusal.reason]}`;

/** Who does not take an email yet, and why, in a sentence without its full stop. */
export const delayText = (refusal: Refusal): string =>
  refusal.reason === 'mailbox-full'
    ? `${serverOf(refusal)} cannot take it now: ${because['mailbox-full']}`
    : `${serverOf(refusal)} asked us to try later`;
