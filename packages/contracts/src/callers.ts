import { organisationRole, permissions, roleNames, staffRole, type Claims } from './access.js';
import type { RouteContract } from './define.js';

type Standing = Pick<Claims, 'organisation' | 'staff' | 'viewing' | 'secondFactorPending'>;

export interface CallerKind {
  /** As people read it. */
  name: string;
  /** What the token says; `null` without one. */
  standing: Standing | null;
}

const nothing: Standing = { organisation: null, staff: null };

/**
 * Everybody who can call, by what their token says: each role, and each state in between.
 * @param code the organisation that people of organisations act for
 */
export const callerKinds = (code: string): Record<string, CallerKind> => ({
  stranger: { name: 'Stranger', standing: null },
  'not-chosen': { name: 'Signed in, no organisation chosen', standing: nothing },
  'half-signed-in': {
    name: 'Staff before the second factor',
    standing: { ...nothing, secondFactorPending: true },
  },
  ...Object.fromEntries(
    organisationRole.options.map((role) => [
      role,
      { name: roleNames[role], standing: { organisation: { code, role }, staff: null } },
    ]),
  ),
  viewing: {
    name: 'Staff viewing as a provider',
    standing: { organisation: { code, role: 'auditor' }, staff: null, viewing: true },
  },
  ...Object.fromEntries(
    staffRole.options.map((role) => [
      role,
      { name: roleNames[role], standing: { organisation: null, staff: { role, areas: [] } } },
    ]),
  ),
});

export type Refusal = 'sign-in-required' | 'second-factor-missing' | 'only-viewing' | 'not-allowed';

/** What a contract says about a caller: the code of the refusal, `undefined` when they may. */
export function refusalOf(route: RouteContract, standing: Standing | null): Refusal | undefined {
  if (route.access === 'public') return undefined;
  if (!standing) return 'sign-in-required';
  if (standing.secondFactorPending && !route.beforeSecondFactor) return 'second-factor-missing';
  if (standing.viewing && route.method !== 'GET' && !route.whileViewing) return 'only-viewing';
  if (route.access === 'authenticated') return undefined;
  return permissions(standing).includes(route.access) ? undefined : 'not-allowed';
}

/** Whether it is about one organisation's own things: for any other than the one acted for there is no such thing. */
export const isOwnOnly = ({ access, path }: RouteContract): boolean =>
  path.includes(':code') && access !== 'public' && access !== 'authenticated' && !access.startsWith('staff.');
