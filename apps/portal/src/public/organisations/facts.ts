import { organisationTypeNames, type Organisation } from '@dspt/contracts/organisations/organisations';
import { dayText } from '../../pages/dates.js';

/** @example addressText({ lines: ['1 High Street'], postcode: 'LS1 4AP' }) // '1 High Street, LS1 4AP' */
export const addressText = ({ lines, postcode }: Organisation['address']): string =>
  [...lines, postcode].filter(Boolean).join(', ');

/** @example 'Head office' */
export const kindText = ({ isHeadOffice, type }: Organisation): string =>
  isHeadOffice ? 'Head office' : organisationTypeNames[type];

const row = (key: string, text: string | null | undefined) =>
  text ? [{ key: { text: key }, value: { text } }] : [];

/** Facts about an organisation as rows of a summary list. */
export const organisationFacts = (organisation: Organisation) => [
  ...row('ODS code', organisation.code),
  ...row('Kind of organisation', kindText(organisation)),
  ...row('Address', addressText(organisation.address)),
  ...row('Local authority', organisation.localAuthority),
  ...row('CQC location ID', organisation.cqcLocationId),
  ...row(
    'Head office',
    organisation.headOffice && `${organisation.headOffice.name} (${organisation.headOffice.code})`,
  ),
  ...row('Open sites', organisation.isHeadOffice ? String(organisation.siteCount) : undefined),
  ...row('Closed', organisation.closedOn && !organisation.open ? dayText(organisation.closedOn) : undefined),
];
