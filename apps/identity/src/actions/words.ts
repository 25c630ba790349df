import { roleNames, type OrganisationRole, type StaffRole } from '@dspt/contracts/access';

interface Named {
  firstName: string;
  lastName: string;
  email: string;
}

/** `Ann Bell (ann@rose.example)` */
export const personWords = ({ firstName, lastName, email }: Named): string =>
  `${firstName} ${lastName} (${email})`;

/** `ROSE HOUSE (VL00D)` */
export const organisationWords = (name: string, code: string): string => `${name} (${code})`;

/** Nobody is attached before they have accepted. */
export const invitedWords = (role: OrganisationRole): string =>
  `Invited as ${roleWords(role)}; the link works for 24 hours`;

export const roleWords = (role: OrganisationRole | StaffRole): string => roleNames[role];
