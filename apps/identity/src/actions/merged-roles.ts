import type { OrganisationRole } from '@dspt/contracts/access';
import { higherRole } from '../memberships/higher-role.js';
import type { Held } from '../memberships/memberships.repository.js';

/** What becomes of the roles in one organisation when two accounts are merged. */
export interface Move {
  code: string;
  organisationName: string;
  /** Role of the account that stays, before and after. */
  before: OrganisationRole | null;
  after: OrganisationRole;
  /** Role of the account that goes, and since when. */
  role: OrganisationRole;
  since: string;
}

/** Where both have a role the higher one wins. */
export function mergedRoles(stays: Held[], goes: Held[]): Move[] {
  return goes.map(({ code, organisationName, role, since }) => {
    const before = stays.find((held) => held.code === code)?.role ?? null;
    const after = before ? higherRole(before, role) : role;
    return { code, organisationName, before, after, role, since: since.toISOString() };
  });
}
