import type { Output } from '@dspt/contracts/define';
import type { getStaffOrganisation, listStaffOrganisations } from '@dspt/contracts/organisations/staff';

/** One organisation as its page shows it. */
export type StaffOrganisation = Output<typeof getStaffOrganisation>;
/** One row of the list. */
export type StaffOrganisationRow = Output<typeof listStaffOrganisations>['items'][number];
