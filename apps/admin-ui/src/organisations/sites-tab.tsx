import { Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { ColumnOf } from '../tables/column.js';
import { LocalTable } from '../tables/local-table.js';
import { dateText, numberText } from '../words/dates.js';
import { ActionMenu } from '../actions/action-menu.js';
import { Corrections } from './corrections.js';
import { OrganisationLink } from './organisation-link.js';
import type { StaffOrganisation } from './organisation.js';
import { StatusChip } from './status-chip.js';
import { expiryText, yesNo } from './words.js';
import { SectionHeading } from '../layout/section-heading.js';

type Site = StaffOrganisation['sites'][number];
const SiteColumn = ColumnOf<Site>;
const HeadOfficeColumn = ColumnOf<StaffOrganisation['headOffices'][number]>;

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
      <LocalTable label="Head offices" rows={headOffices} none="The national register shows none.">
        <HeadOfficeColumn label="Head office" render={(one) => <OrganisationLink {...one} />} />
        <HeadOfficeColumn label="From" render={({ from }) => day(from)} />
        <HeadOfficeColumn label="Until" render={({ until }) => (until ? dateText(until) : 'Today')} />
      </LocalTable>
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
      <LocalTable label="Open sites" rows={found.map((site) => ({ id: site.code, ...site }))}>
        <SiteColumn label="Site" render={(site) => <OrganisationLink {...site} />} />
        <SiteColumn
          label="Place"
          render={({ town, postcode }) => [town, postcode].filter(Boolean).join(', ')}
        />
        <SiteColumn label="Joined" render={({ joinedOn }) => day(joinedOn)} />
        <SiteColumn label="Registered" render={({ registered }) => yesNo(registered)} />
        <SiteColumn label="Status" render={({ status }) => <StatusChip status={status} />} />
        <SiteColumn label="Expiry" render={({ status }) => expiryText(status)} />
        <SiteColumn
          label="Actions"
          render={({ code: site, name }) => (
            <ActionMenu about={name} starts={[{ kind: 'remove-site', given: { headOffice, site } }]} />
          )}
        />
      </LocalTable>
    </Stack>
  );
}

const day = (value: string | null) => (value ? dateText(value) : '');
