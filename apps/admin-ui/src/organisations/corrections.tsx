import type { SiteCorrection } from '@dspt/contracts/organisations/corrections';
import { Alert } from '@mui/material';
import { ColumnOf } from '../tables/column.js';
import { LocalTable } from '../tables/local-table.js';
import { dateText, momentText } from '../words/dates.js';
import { OrganisationLink } from './organisation-link.js';
import { SectionHeading } from '../layout/section-heading.js';

const Column = ColumnOf<SiteCorrection>;

/** Where the helpdesk says something else than the national register, and where they agree by now. */
export const Corrections = ({ corrections }: { corrections: SiteCorrection[] }) =>
  corrections.length === 0 ? null : (
    <section>
      <SectionHeading>Corrected by the helpdesk</SectionHeading>
      {corrections.some(({ differs }) => differs) && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          The national register (ODS) says something else. What the helpdesk says counts.
        </Alert>
      )}
      <LocalTable label="Corrections" rows={corrections}>
        <Column
          label="Site"
          render={({ site, siteName }) => <OrganisationLink code={site} name={siteName} />}
        />
        <Column label="The helpdesk says" render={helpdeskSays} />
        <Column label="ODS says" render={registerSays} />
        <Column label="Evidence" render={({ evidence }) => evidence} />
        <Column label="By" render={({ madeBy, madeAt }) => `${madeBy}, ${momentText(madeAt)}`} />
      </LocalTable>
    </section>
  );

const helpdeskSays = ({ kind, headOffice, headOfficeName, from, until }: SiteCorrection) => (
  <>
    {kind === 'added' ? 'A site of ' : 'No site of '}
    <OrganisationLink code={headOffice} name={headOfficeName} /> from {dateText(from)}
    {until && ` until ${dateText(until)}`}
  </>
);

const registerSays = ({ odsSays, differs }: SiteCorrection) => (
  <>
    {odsSays ? <OrganisationLink {...odsSays} /> : 'No head office'} ({differs ? 'differs' : 'agrees'})
  </>
);
