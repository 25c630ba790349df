import type { Output } from '@dspt/contracts/define';
import type { getInvitation } from '@dspt/contracts/identity/registrations';
import type { Invitation } from './invitation.entity.js';

/** What can be done with an invitation, or with a link of it that a fresh one has replaced. */
export function stateOf(
  { acceptedAt, cancelledAt, expiresAt }: Pick<Invitation, 'acceptedAt' | 'cancelledAt' | 'expiresAt'>,
  now: Date,
  replaced = false,
): Output<typeof getInvitation>['state'] {
  if (acceptedAt) return 'used';
  if (cancelledAt) return 'cancelled';
  return replaced || expiresAt <= now ? 'expired' : 'open';
}
