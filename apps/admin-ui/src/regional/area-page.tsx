import { getDashboard, type AreaCounts } from '@dspt/contracts/organisations/dashboard';
import { Button, Card, CircularProgress, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { call } from '../data/call.js';
import { PageTitle } from '../layout/page-title.js';
import { Problem } from '../lists/problem.js';
import { PlainTable, type Column } from '../tables/plain-table.js';
import { numberText } from '../words/dates.js';
import { Chart } from './chart.js';
import { expiryFigures, listPath, progressFigures, statusFigures } from './figures.js';

type Area = AreaCounts & { name: string };

/** How far the sites of my areas are; the local authority looked at is in the address. */
export default function AreaPage() {
  const [search] = useSearchParams();
  const name = search.get('localAuthority');
  const area: Record<string, string> = name ? { localAuthority: name } : {};
  const { data, error, refetch } = useQuery({
    queryKey: ['dashboard', name],
    queryFn: ({ signal }) => call('organisations', getDashboard, { query: area }, signal),
  });
  return (
    <>
      <PageTitle title={name ? `Progress in ${name}` : 'Progress by area'} />
      <Card>
        <Stack sx={{ p: 3, gap: 4 }}>
          {error && <Problem error={error} onRetry={refetch} />}
          {!error && !data && <CircularProgress aria-label="Loading" />}
          {data && <Counts counts={data} area={area} />}
          {data && !name && <Areas areas={data.areas} />}
          {name && (
            <div>
              <Button component={Link} to="/areas">
                All areas
              </Button>
            </div>
          )}
        </Stack>
      </Card>
    </>
  );
}

const Counts = ({ counts, area }: { counts: AreaCounts; area: Record<string, string> }) => (
  <>
    <Typography>
      <Link to={listPath({}, area)}>{numberText(counts.sites)} open sites</Link>. What a head office has
      published is counted for each of the sites it covers.
    </Typography>
    <Chart title="What the world sees" figures={statusFigures(counts)} whole={counts.sites} area={area} />
    <Chart
      title="Sites that have not published"
      figures={progressFigures(counts)}
      whole={counts.sites}
      area={area}
    />
    <Chart
      title="Publications that run out"
      figures={expiryFigures(counts)}
      whole={counts.sites}
      area={area}
    />
  </>
);

const Areas = ({ areas }: { areas: Area[] }) => (
  <section>
    <Typography component="h2" variant="h6" gutterBottom>
      By local authority
    </Typography>
    {areas.length === 0 ? (
      <Typography>There are no sites in your areas.</Typography>
    ) : (
      <PlainTable label="By local authority" columns={columns} rows={areas} keyOf={({ name }) => name} />
    )}
  </section>
);

const publishedIn = ({ status }: AreaCounts): number => status.approaching + status.met + status.exceeded;

const columns: Column<Area>[] = [
  {
    label: 'Local authority',
    cell: ({ name }) => <Link to={`/areas?localAuthority=${encodeURIComponent(name)}`}>{name}</Link>,
  },
  { label: 'Sites', cell: ({ sites }) => numberText(sites) },
  { label: 'Published', cell: (area) => numberText(publishedIn(area)) },
  { label: 'Run out within 30 days', cell: ({ expiring }) => numberText(expiring['30']) },
  { label: 'Out of date', cell: ({ status }) => numberText(status['out-of-date']) },
  { label: 'Not published', cell: ({ status }) => numberText(status['not-published']) },
  { label: 'Never registered', cell: ({ neverRegistered }) => numberText(neverRegistered) },
];
