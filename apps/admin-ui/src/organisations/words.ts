import { addDays } from '@dspt/contracts/days';
import { organisationTypeNames, type OrganisationType } from '@dspt/contracts/organisations/organisations';
import type { Status } from '@dspt/contracts/organisations/register';
import { levelNames } from '@dspt/contracts/values';
import type { StaffOrganisationRow } from './organisation.js';
import { dateText } from '../words/dates.js';

export const typeText = (type: string): string => organisationTypeNames[type as OrganisationType] ?? type;

export const areaText = ({
  localAuthority,
  region,
}: Pick<StaffOrganisationRow, 'localAuthority' | 'region'>): string =>
  [localAuthority, region].filter(Boolean).join(', ') || 'Not known';

/** What the public sees, in two or three words. */
export function statusText({ state, level }: Pick<Status, 'state' | 'level'>): string {
  if (state === 'not-published' || !level) return 'Not published';
  return state === 'out-of-date' ? `${levelNames[level]}, out of date` : levelNames[level];
}

export const expiryText = ({ state, expiresOn }: Pick<Status, 'state' | 'expiresOn'>): string =>
  expiresOn
    ? `${state === 'out-of-date' ? 'Counted' : 'Counts'} until ${dateText(addDays(expiresOn, -1))}`
    : '';

export const progressText = (progress: StaffOrganisationRow['progress']): string =>
  progress ? `${progress.answered} of ${progress.total} answered` : 'Not started';

export const addressText = ({ lines, postcode }: { lines: string[]; postcode: string | null }): string =>
  [...lines, postcode].filter(Boolean).join(', ');

export const yesNo = (value: boolean): string => (value ? 'Yes' : 'No');
