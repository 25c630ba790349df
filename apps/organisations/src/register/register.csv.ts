import { organisationTypeNames, type OrganisationType } from '@dspt/contracts/organisations/organisations';
import type { RegisterEntry, Status } from '@dspt/contracts/organisations/register';
import { levelNames } from '@dspt/contracts/values';
import type { CsvColumns } from '@dspt/service-kit/http/csv';

/** A status in words, as in `Standards Met` or `Out of date (Standards Met)`. */
export function statusText({ state, level }: Pick<Status, 'state' | 'level'>): string {
  if (state === 'not-published' || !level) return 'Not published';
  return state === 'published' ? levelNames[level] : `Out of date (${levelNames[level]})`;
}

export const statusColumns: CsvColumns<{ status: Status }> = {
  Status: ({ status }) => statusText(status),
  Edition: ({ status }) => status.edition,
  'Published on': ({ status }) => status.publishedOn,
  'Expires on': ({ status }) => status.expiresOn,
  'Through (ODS code)': ({ status }) => status.through?.code,
  'Through (name)': ({ status }) => status.through?.name,
  'Former head office': ({ status }) => (status.formerHeadOffice ? 'Yes' : ''),
};

export const registerColumns: CsvColumns<RegisterEntry> = {
  'ODS code': ({ code }) => code,
  Name: ({ name }) => name,
  Type: ({ type }) => organisationTypeNames[type as OrganisationType],
  Postcode: ({ postcode }) => postcode,
  'Local authority': ({ localAuthority }) => localAuthority,
  Region: ({ region }) => region,
  'Head office (ODS code)': ({ headOffice }) => headOffice?.code,
  'Head office (name)': ({ headOffice }) => headOffice?.name,
  ...statusColumns,
};
