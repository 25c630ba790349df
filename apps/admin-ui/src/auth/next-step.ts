import type { Session } from '@dspt/contracts/identity/sessions';

export type Step = 'password' | 'set-up' | 'code' | 'not-staff' | 'enter';

/**
 * What somebody has to do next to get into the dashboard. Who is staff is told only after the second factor; only
 * staff are made to set one up.
 */
export function nextStep(session: Pick<Session, 'staff' | 'secondFactor'> | null): Step {
  if (!session) return 'password';
  if (session.secondFactor === 'required') return 'code';
  if (session.secondFactor === 'set-up-required') return 'set-up';
  return session.staff ? 'enter' : 'not-staff';
}
