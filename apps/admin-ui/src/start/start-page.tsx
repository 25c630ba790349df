import type { StaffRole } from '@dspt/contracts/access';
import { Box, CircularProgress, Link, Typography } from '@mui/material';
import { useGetIdentity } from 'react-admin';
import { serviceToday } from '../data/time.js';
import { PageTitle } from '../layout/page-title.js';
import { PageProblem } from '../lists/problem.js';
import { DeadLetters } from './dead-letters.js';
import { ListSection } from './list-section.js';
import { Published } from './published.js';
import { sectionsOf, startLists, type SectionName } from './sections.js';

/** Where people arrive: what waits for them, by their role. */
export default function StartPage() {
  const { identity, error, refetch } = useGetIdentity();
  if (error) return <PageProblem error={error} onRetry={() => refetch?.()} />;
  if (!identity) return <CircularProgress aria-label="Loading" sx={{ m: 3 }} />;
  const sections = sectionsOf[identity['role'] as StaffRole];
  return (
    <>
      <PageTitle title="Your work" />
      {sections.length === 0 ? <Nothing /> : <Sections sections={sections} />}
    </>
  );
}

const columns = { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))', xl: 'repeat(3, minmax(0, 1fr))' };

function Sections({ sections }: { sections: SectionName[] }) {
  const lists = startLists(serviceToday());
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: columns, alignItems: 'start' }}>
      {sections.map((name) => {
        if (name === 'published') return <Published key={name} />;
        if (name === 'deadLetters') return <DeadLetters key={name} />;
        return <ListSection key={name} list={lists[name]} />;
      })}
    </Box>
  );
}

const Nothing = () => (
  <>
    <Typography sx={{ mb: 2 }}>
      Nothing waits for you here. Your role does not open organisations, cases or emails, so this dashboard
      has no lists for you.
    </Typography>
    <Typography>
      You can look after your own password and second factor on <Link href="/account">Your account</Link>. If
      you need to see more for your work, ask a system administrator.
    </Typography>
  </>
);
