import type { Invitation } from './invitation.entity.js';

type State = 'open' | 'expired' | 'used' | 'cancelled' | 'declined';
type Dates = Pick<Invitation, 'acceptedAt' | 'cancelledAt' | 'declined' | 'expiresAt'>;

/** What can be done with an invitation. */
export function stateOf({ acceptedAt, cancelledAt, declined, expiresAt }: Dates, now: Date): State {
  if (acceptedAt) return 'used';
  if (cancelledAt) return declined ? 'declined' : 'cancelled';
  return expiresAt <= now ? 'expired' : 'open';
}

/** What can be done with a link of it, which a fresh one may have replaced. */
export function linkStateOf(invitation: Dates, now: Date, replaced: boolean): State | 'replaced' {
  const state = stateOf(invitation, now);
  return replaced && state === 'open' ? 'replaced' : state;
}
