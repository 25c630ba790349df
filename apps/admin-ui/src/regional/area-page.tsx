import type { Output } from '@dspt/contracts/define';
import type { getDashboard } from '@dspt/contracts/organisations/dashboard';
import { Button, Card, CircularProgress, Stack, Typography } from '@mui/material';
import { Link } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { useAnswer } from '../data/use-answer.js';
import { PageTitle } from '../layout/page-title.js';
import { Problem } from '../lists/problem.js';
import { numberText } from '../words/dates.js';
import { Areas } from './areas.js';
import { FiguresChart } from './chart.js';
import { expiryFigures, listPath, progressFigures, statusFigures, weekFigures } from './figures.js';
import { TypeChoice, typeIn, withType } from './kinds.js';
import { Trend } from './trend.js';
import { filtered } from '../lists/filtered.js';

type Dashboard = Output<typeof getDashboard>;

/** How far the sites of my areas are; the region or local authority looked at is in the address. */
export default function AreaPage() {
  const [search] = useSearchParams();
  const area = areaOf(search);
  const type = typeIn(search);
  const name = area['localAuthority'] ?? area['region'];
  const { data, error, refetch } = useAnswer(['area-counts', area], (api, signal) =>
    api.getAreaCounts(area, signal),
  );
  return (
    <>
      <PageTitle title={name ? `Progress in ${name}` : 'Progress by area'} />
      <Card>
        <Stack sx={{ p: 3, gap: 4 }}>
          <Stack direction="row" sx={{ gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
            <TypeChoice />
            <Link to={`/map?${withType({}, type)}`}>Map of England</Link>
          </Stack>
          {error && <Problem error={error} onRetry={refetch} />}
          {!error && !data && <CircularProgress aria-label="Loading" />}
          {data && <Counts counts={data} area={area} />}
          <Trend area={area} />
          {data && <Parts counts={data} area={area} type={type} />}
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

const areaOf = (search: URLSearchParams): Record<string, string> => ({
  ...Object.fromEntries(
    ['region', 'localAuthority'].flatMap((param) => {
      const value = search.get(param);
      return value ? [[param, value]] : [];
    }),
  ),
  ...typeIn(search),
});

interface PartsProps {
  counts: Dashboard;
  area: Record<string, string>;
  type: { type?: string };
}

/** The areas in the one that is looked at. A county is told by its districts, others by nothing smaller. */
function Parts({ counts: { regions, upperTier, areas, unknown }, area, type }: PartsProps) {
  const { region, localAuthority } = area;
  const authorities = { column: 'Local authority', param: 'localAuthority', type } as const;
  const hasCounties = !localAuthority && upperTier.some(({ name }, index) => name !== areas[index]?.name);
  return (
    <>
      {!region && !localAuthority && regions.length > 1 && (
        <Areas
          title="By region"
          column="Region"
          param="region"
          areas={regions}
          unknown={unknown.region}
          type={type}
          charted
        />
      )}
      {hasCounties && (
        <Areas
          {...authorities}
          title="By county or unitary authority"
          areas={upperTier}
          unknown={region ? null : unknown.localAuthority}
        />
      )}
      {(!localAuthority || areas.length > 1) && (
        <Areas
          {...authorities}
          title="By local authority"
          areas={areas}
          unknown={region ? null : unknown.localAuthority}
        />
      )}
    </>
  );
}

const Counts = ({ counts, area }: { counts: Dashboard; area: Record<string, string> }) => (
  <>
    <Typography>
      <Link to={listPath({}, area)}>{numberText(counts.sites)} open sites</Link>. What a head office has
      published is counted for each of the sites it covers.{' '}
      <Link to={filtered('groups', { uncovered: 'true', ...area })}>
        Head offices with sites that are not covered
      </Link>
    </Typography>
    <FiguresChart
      title="What the public sees"
      column="Sites that are"
      figures={statusFigures(counts)}
      whole={counts.sites}
      area={area}
    />
    <FiguresChart
      title="Sites that have not published"
      column="Sites that are"
      figures={progressFigures(counts)}
      whole={counts.sites}
      area={area}
    />
    <FiguresChart
      title="Publications that run out"
      column="Sites whose publication runs out"
      figures={expiryFigures(counts)}
      whole={counts.sites}
      area={area}
    />
    <FiguresChart
      title="Publications that run out, week by week"
      column="Week"
      figures={weekFigures(counts.expiringByWeek)}
      whole={counts.sites}
      area={area}
    />
  </>
);
