import type { SiteCorrection } from '@dspt/contracts/organisations/corrections';
import { Alert } from '@mui/material';
import { PlainTable, type Column } from '../tables/plain-table.js';
import { dateText, momentText } from '../words/dates.js';
import { OrganisationLink } from './organisation-link.js';
import { SectionHeading } from '../layout/section-heading.js';

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
      <PlainTable label="Corrections" columns={columns} rows={corrections} keyOf={({ id }) => id} />
    </section>
  );

const columns: Column<SiteCorrection>[] = [
  { label: 'Site', cell: ({ site, siteName }) => <OrganisationLink code={site} name={siteName} /> },
  {
    label: 'The helpdesk says',
    cell: ({ kind, headOffice, headOfficeName, from, until }) => (
      <>
        {kind === 'added' ? 'A site of ' : 'No site of '}
        <OrganisationLink code={headOffice} name={headOfficeName} /> from {dateText(from)}
        {until && ` until ${dateText(until)}`}
      </>
    ),
  },
  {
    label: 'ODS says',
    cell: ({ odsSays, differs }) => (
      <>
        {odsSays ? <OrganisationLink {...odsSays} /> : 'No head office'} ({differs ? 'differs' : 'agrees'})
      </>
    ),
  },
  { label: 'Evidence', cell: ({ evidence }) => evidence },
  { label: 'By', cell: ({ madeBy, madeAt }) => `${madeBy}, ${momentText(madeAt)}` },
];
