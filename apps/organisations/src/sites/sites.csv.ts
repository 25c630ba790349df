import type { Site } from '@dspt/contracts/organisations/sites';
import type { CsvColumns } from '@dspt/service-kit/http/csv';
import { statusColumns } from '../register/register.csv.js';

export const siteColumns: CsvColumns<Site> = {
  'ODS code': ({ code }) => code,
  Name: ({ name }) => name,
  Town: ({ town }) => town,
  Postcode: ({ postcode }) => postcode,
  'Local authority': ({ localAuthority }) => localAuthority,
  'Joined on': ({ joinedOn }) => joinedOn,
  Under: ({ under }) => under && `${under.name} (${under.code})`,
  Registered: ({ registered }) => (registered ? 'Yes' : 'No'),
  ...statusColumns,
};
