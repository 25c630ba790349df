import type { ToldOutcome } from '@dspt/contracts/notifications/email-outcomes';
import { domainOf, refusalReasonOf } from '@dspt/contracts/notifications/refusals';
import type { StoredEmail } from '../emails/email.entity.js';
import { lastAttempt } from '../emails/retry.js';

type Tried = Pick<StoredEmail, 'state' | 'toAddress' | 'tries' | 'attempts' | 'nextAttemptAt' | 'resends'>;

/** What is told of the last refusal, of an email that waits or has failed: nothing that the server wrote, and no address. */
export function refusalOf({
  state,
  toAddress,
  tries,
  attempts,
  nextAttemptAt,
  resends,
}: Tried): ToldOutcome['refusal'] {
  const last = tries.at(-1);
  if (!last || last.accepted || (state !== 'waiting' && state !== 'failed')) return null;
  return {
    // What is sent again goes to the address the person has by then, which whoever sent the form may not know.
    domain: resends === null ? domainOf(toAddress) : null,
    reason: refusalReasonOf(last.answer ?? ''),
    triedUntil: nextAttemptAt && lastAttempt(attempts, nextAttemptAt).toISOString(),
  };
}
