import { Stack } from '@mui/material';
import { Facts } from '../tables/facts.js';
import { dateText } from '../words/dates.js';
import { OrganisationLink } from './organisation-link.js';
import type { StaffOrganisation } from './organisation.js';
import { SupportContact } from './support-contact.js';
import { WhyThisStatus } from './why-this-status.js';
import { addressText, areaText, progressText, typeText, yesNo } from './words.js';
import { SectionHeading } from '../layout/section-heading.js';

/** Why this status, and the facts. */
export const OverviewTab = ({ organisation }: { organisation: StaffOrganisation }) => (
  <Stack sx={{ gap: 3 }}>
    <WhyThisStatus organisation={organisation} />
    <SupportContact code={organisation.code} />
    <section>
      <SectionHeading>Facts</SectionHeading>
      <Facts facts={factsOf(organisation)} />
    </section>
  </Stack>
);

const day = (value: string | null) => value && dateText(value);

const factsOf = (organisation: StaffOrganisation) => ({
  'ODS code': organisation.code,
  Type: typeText(organisation.type),
  Address: addressText(organisation.address),
  Telephone: organisation.telephone,
  Area: areaText(organisation),
  'CQC location ID': organisation.cqcLocationId,
  Opened: day(organisation.openedOn),
  Closed: day(organisation.closedOn),
  Successor: organisation.successor && <OrganisationLink {...organisation.successor} />,
  'Other code of the same location': organisation.twin && <OrganisationLink {...organisation.twin} />,
  Registered: yesNo(organisation.registered),
  Administrators: String(organisation.administrators),
  Progress: progressText(organisation.progress),
  'Last activity': day(organisation.progress?.lastActivityAt ?? null),
  'Head-office function': organisation.headOfficeFunction ? 'On' : 'Off',
});
