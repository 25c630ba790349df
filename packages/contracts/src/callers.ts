import { organisationRole, permissions, roleNames, staffRole, type Claims } from './access.js';
import type { RouteContract } from './define.js';

type CallerClaims = Pick<Claims, 'organisation' | 'staff' | 'impersonation' | 'secondFactorPending'>;

export interface CallerKind {
  /** As people read it. */
  name: string;
  /** What the token says; `null` without one. */
  claims: CallerClaims | null;
}

const nothing: CallerClaims = { organisation: null, staff: null };

/**
 * Everybody who can call, by what their token says: each role, and each state in between.
 * @param code the organisation that people of organisations act for
 */
export const callerKinds = (code: string): Record<string, CallerKind> => ({
  stranger: { name: 'Stranger', claims: null },
  'not-chosen': { name: 'Signed in, no organisation chosen', claims: nothing },
  'half-signed-in': {
    name: 'Staff before the second factor',
    claims: { ...nothing, secondFactorPending: true },
  },
  ...Object.fromEntries(
    organisationRole.options.map((role) => [
      role,
      { name: roleNames[role], claims: { organisation: { code, role }, staff: null } },
    ]),
  ),
  impersonation: {
    name: 'Staff viewing as a provider',
    claims: { organisation: { code, role: 'auditor' }, staff: null, impersonation: true },
  },
  ...Object.fromEntries(
    staffRole.options.map((role) => [
      role,
      { name: roleNames[role], claims: { organisation: null, staff: { role, areas: [] } } },
    ]),
  ),
});

export type Refusal = 'sign-in-required' | 'second-factor-missing' | 'only-viewing' | 'not-allowed';

/** What a contract says about a caller: the code of the refusal, `undefined` when they may. */
export function refusalOf(route: RouteContract, claims: CallerClaims | null): Refusal | undefined {
  if (route.access === 'public') return undefined;
  if (!claims) return 'sign-in-required';
  if (claims.secondFactorPending && !route.beforeSecondFactor) return 'second-factor-missing';
  if (claims.impersonation && route.method !== 'GET' && !route.whileImpersonating) return 'only-viewing';
  if (route.access === 'authenticated') return undefined;
  return permissions(claims).includes(route.access) ? undefined : 'not-allowed';
}

/** Whether it is about one organisation's own things: for any other than the one acted for there is no such thing. */
export const isOwnOnly = ({ access, path }: RouteContract): boolean =>
  path.includes(':code') && access !== 'public' && access !== 'authenticated' && !access.startsWith('staff.');
