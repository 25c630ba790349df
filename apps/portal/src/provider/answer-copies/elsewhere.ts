import { permissionsOf, type Permission } from '@dspt/contracts/access';
import type { Membership, Session } from '@dspt/contracts/identity/sessions';

/** The other organisations for which somebody may answer, by name. */
export const elsewhere = ({ memberships, organisation, impersonation }: Session): Membership[] =>
  impersonation
    ? []
    : memberships
        .filter(
          ({ code, role }) =>
            code !== organisation?.code &&
            (permissionsOf[role] as readonly Permission[]).includes('assessment.answer'),
        )
        .toSorted((a, b) => a.organisationName.localeCompare(b.organisationName, 'en'));
