import { permissionsOf, type Permission } from '@dspt/contracts/access';
import type { Membership, Session } from '@dspt/contracts/identity/sessions';

/** The other organisations for which somebody may do something, by name; to answer unless said otherwise. */
export const elsewhere = (
  { memberships, organisation, impersonation }: Session,
  permission: Permission = 'assessment.answer',
): Membership[] =>
  impersonation
    ? []
    : memberships
        .filter(
          ({ code, role }) =>
            code !== organisation?.code &&
            (permissionsOf[role] as readonly Permission[]).includes(permission),
        )
        .toSorted((a, b) => a.organisationName.localeCompare(b.organisationName, 'en'));
