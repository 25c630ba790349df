import { Box, Tab, Tabs } from '@mui/material';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useMay } from '../auth/use-may.js';
import { ContactNotes } from '../contact-notes/contact-notes.js';
import { Timeline } from '../timeline/timeline.js';
import { CasesTab } from './cases-tab.js';
import { EmailsTab } from './emails-tab.js';
import { OverviewTab } from './overview-tab.js';
import { PeopleTab } from './people-tab.js';
import { PublicationsTab } from './publications-tab.js';
import { SitesTab } from './sites-tab.js';
import type { StaffOrganisation } from './organisation.js';
import { numberText } from '../words/dates.js';

interface TabOf {
  name: string;
  label: string;
  content: ReactNode;
}

/** The parts of an organisation's page; the one in sight is named in the address. */
export function OrganisationTabs({ organisation }: { organisation: StaffOrganisation }) {
  const [search, setSearch] = useSearchParams();
  const tabs = useTabs(organisation);
  const current = tabs.find(({ name }) => name === search.get('tab')) ?? tabs[0]!;
  return (
    <>
      <Tabs
        value={current.name}
        onChange={(_, name: string) => setSearch({ tab: name }, { replace: true })}
        variant="scrollable"
        aria-label="About this organisation"
      >
        {tabs.map(({ name, label }) => (
          <Tab
            key={name}
            value={name}
            label={label}
            id={`tab-${name}`}
            {...(name === current.name ? { 'aria-controls': `panel-${name}` } : {})}
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`panel-${current.name}`} aria-labelledby={`tab-${current.name}`} sx={{ p: 3 }}>
        {current.content}
      </Box>
    </>
  );
}

function useTabs(organisation: StaffOrganisation): TabOf[] {
  const people = useMay('people');
  const emails = useMay('emails');
  const cases = useMay('cases');
  const audit = useMay('audit');
  const contacts = useMay('contact-notes');
  const { code, sites } = organisation;
  return [
    { name: 'overview', label: 'Overview', content: <OverviewTab organisation={organisation} /> },
    {
      name: 'sites',
      label: `Head office and sites (${numberText(sites.length)})`,
      content: <SitesTab organisation={organisation} />,
    },
    ...(people ? [{ name: 'people', label: 'People', content: <PeopleTab code={code} /> }] : []),
    { name: 'publications', label: 'Publications', content: <PublicationsTab code={code} /> },
    ...(emails ? [{ name: 'emails', label: 'Emails', content: <EmailsTab code={code} /> }] : []),
    ...(cases ? [{ name: 'cases', label: 'Cases', content: <CasesTab code={code} /> }] : []),
    ...(contacts ? [{ name: 'contacts', label: 'Contacts', content: <ContactNotes code={code} /> }] : []),
    ...(audit
      ? [{ name: 'timeline', label: 'Timeline', content: <Timeline about={{ organisation: code }} /> }]
      : []),
  ];
}
