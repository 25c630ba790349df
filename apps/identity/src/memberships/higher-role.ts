import { organisationRole, type OrganisationRole } from '@dspt/contracts/access';

/** Of two roles the one that may do more. */
export const higherRole = (one: OrganisationRole, other: OrganisationRole): OrganisationRole =>
  organisationRole.options.indexOf(one) < organisationRole.options.indexOf(other) ? other : one;
