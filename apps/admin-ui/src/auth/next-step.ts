import type { Session } from '@dspt/contracts/identity/sessions';

export type Step = 'password' | 'set-up' | 'code' | 'not-staff' | 'enter';

/** What somebody has to do next to get into the dashboard. */
export function nextStep(session: Pick<Session, 'staff' | 'secondFactor'> | null): Step {
  if (!session) return 'password';
  if (!session.staff) return 'not-staff';
  if (session.secondFactor === 'required') return 'code';
  return session.secondFactor === 'passed' ? 'enter' : 'set-up';
}
