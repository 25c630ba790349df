import type { AreaCounts } from '@dspt/contracts/organisations/dashboard';
import { Button, Card, CircularProgress, Stack, Typography } from '@mui/material';
import { Link } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { useAnswer } from '../data/use-answer.js';
import { PageTitle } from '../layout/page-title.js';
import { Problem } from '../lists/problem.js';
import { numberText } from '../words/dates.js';
import { Areas } from './areas.js';
import { Chart } from './chart.js';
import { expiryFigures, listPath, progressFigures, statusFigures } from './figures.js';
import { Trend } from './trend.js';
import { filtered } from '../lists/filtered.js';

/** How far the sites of my areas are; the region or local authority looked at is in the address. */
export default function AreaPage() {
  const [search] = useSearchParams();
  const area = areaOf(search);
  const name = area['localAuthority'] ?? area['region'];
  const { data, error, refetch } = useAnswer(['area-counts', area], (api, signal) =>
    api.getAreaCounts(area, signal),
  );
  return (
    <>
      <PageTitle title={name ? `Progress in ${name}` : 'Progress by area'} />
      <Card>
        <Stack sx={{ p: 3, gap: 4 }}>
          {error && <Problem error={error} onRetry={refetch} />}
          {!error && !data && <CircularProgress aria-label="Loading" />}
          {data && <Counts counts={data} area={area} />}
          <Trend area={area} />
          {data && !name && data.regions.length > 1 && (
            <Areas title="By region" column="Region" param="region" areas={data.regions} />
          )}
          {data && !area['localAuthority'] && (
            <Areas
              title="By local authority"
              column="Local authority"
              param="localAuthority"
              areas={data.areas}
            />
          )}
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

const areaOf = (search: URLSearchParams): Record<string, string> =>
  Object.fromEntries(
    ['region', 'localAuthority'].flatMap((param) => {
      const value = search.get(param);
      return value ? [[param, value]] : [];
    }),
  );

const Counts = ({ counts, area }: { counts: AreaCounts; area: Record<string, string> }) => (
  <>
    <Typography>
      <Link to={listPath({}, area)}>{numberText(counts.sites)} open sites</Link>. What a head office has
      published is counted for each of the sites it covers.{' '}
      <Link to={filtered('groups', { uncovered: 'true', ...area })}>
        Head offices with sites that are not covered
      </Link>
    </Typography>
    <Chart title="What the public sees" figures={statusFigures(counts)} whole={counts.sites} area={area} />
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
