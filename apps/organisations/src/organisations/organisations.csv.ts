import {
  organisationTypeNames,
  type OrganisationWithStatus,
} from '@dspt/contracts/organisations/organisations';
import type { CsvColumns } from '@dspt/service-kit/http/csv';
import { statusColumns } from '../register/register.csv.js';

export const organisationColumns: CsvColumns<OrganisationWithStatus> = {
  'ODS code': ({ code }) => code,
  Name: ({ name }) => name,
  Type: ({ type }) => organisationTypeNames[type],
  Address: ({ address }) => address.lines.join(', '),
  Postcode: ({ address }) => address.postcode,
  'Local authority': ({ localAuthority }) => localAuthority,
  Region: ({ region }) => region,
  'CQC location ID': ({ cqcLocationId }) => cqcLocationId,
  'Head office (ODS code)': ({ headOffice }) => headOffice?.code,
  'Head office (name)': ({ headOffice }) => headOffice?.name,
  'Closed on': ({ open, closedOn }) => (open ? '' : closedOn),
  ...statusColumns,
};
