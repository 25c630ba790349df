import { Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { PlainTable, type Column } from '../tables/plain-table.js';
import { dateText, numberText } from '../words/dates.js';
import { ActionMenu } from '../actions/action-menu.js';
import { Corrections } from './corrections.js';
import { OrganisationLink } from './organisation-link.js';
import type { StaffOrganisation } from './organisation.js';
import { StatusChip } from './status-chip.js';
import { expiryText, yesNo } from './words.js';
import { SectionHeading } from '../layout/section-heading.js';

type Site = StaffOrganisation['sites'][number];
type HeadOffice = StaffOrganisation['headOffices'][number];

/** Who operates it, and what it operates. */
export const SitesTab = ({
  organisation: { code, headOffices, sites, corrections },
}: {
  organisation: StaffOrganisation;
}) => (
  <Stack sx={{ gap: 4 }}>
    <Corrections corrections={corrections} />
    <section>
      <SectionHeading>Head office</SectionHeading>
      {headOffices.length === 0 ? (
        <Typography>The national register shows none.</Typography>
      ) : (
        <PlainTable
          label="Head offices"
          columns={headOfficeColumns}
          rows={headOffices}
          keyOf={keyOfHeadOffice}
        />
      )}
    </section>
    <section>
      <SectionHeading>Open sites</SectionHeading>
      {sites.length === 0 ? <Typography>It operates none.</Typography> : <Sites code={code} sites={sites} />}
    </section>
  </Stack>
);

function Sites({ code: headOffice, sites }: { code: string; sites: Site[] }) {
  const [wanted, setWanted] = useState('');
  const words = wanted.trim().toLowerCase();
  const found = sites.filter((site) =>
    [site.name, site.code, site.postcode, site.town].some((text) => text?.toLowerCase().includes(words)),
  );
  return (
    <Stack sx={{ gap: 1 }}>
      <TextField
        label="Find a site by name, code, town or postcode"
        value={wanted}
        onChange={({ target }) => setWanted(target.value)}
        sx={{ maxWidth: 420 }}
      />
      <Typography role="status">
        {numberText(found.length)} of {numberText(sites.length)} sites
      </Typography>
      <PlainTable
        label="Open sites"
        columns={siteColumns(headOffice)}
        rows={found}
        keyOf={({ code }) => code}
      />
    </Stack>
  );
}

const keyOfHeadOffice = ({ code, from }: HeadOffice) => `${code} ${from ?? ''}`;
const day = (value: string | null) => (value ? dateText(value) : '');

const headOfficeColumns: Column<HeadOffice>[] = [
  { label: 'Head office', cell: (one) => <OrganisationLink {...one} /> },
  { label: 'From', cell: ({ from }) => day(from) },
  { label: 'Until', cell: ({ until }) => (until ? dateText(until) : 'Today') },
];

const siteColumns = (headOffice: string): Column<Site>[] => [
  { label: 'Site', cell: (site) => <OrganisationLink {...site} /> },
  { label: 'Place', cell: ({ town, postcode }) => [town, postcode].filter(Boolean).join(', ') },
  { label: 'Joined', cell: ({ joinedOn }) => day(joinedOn) },
  { label: 'Registered', cell: ({ registered }) => yesNo(registered) },
  { label: 'Status', cell: ({ status }) => <StatusChip status={status} /> },
  { label: 'Expiry', cell: ({ status }) => expiryText(status) },
  {
    label: 'Actions',
    cell: ({ code: site, name }) => (
      <ActionMenu about={name} starts={[{ kind: 'remove-site', given: { headOffice, site } }]} />
    ),
  },
];
