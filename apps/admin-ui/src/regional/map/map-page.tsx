import type { Output } from '@dspt/contracts/define';
import type { getDashboard, getShares } from '@dspt/contracts/organisations/dashboard';
import { Alert, Box, Card, CircularProgress, Stack, Typography } from '@mui/material';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { serviceNow } from '../../data/time.js';
import { useAnswer } from '../../data/use-answer.js';
import { PageTitle } from '../../layout/page-title.js';
import { Problem } from '../../lists/problem.js';
import { dateText, numberText } from '../../words/dates.js';
import { Choice } from '../choice.js';
import { publishedOf, shareText } from '../figures.js';
import { TypeChoice, typeIn, withType } from '../kinds.js';
import { AreaMap } from './area-map.js';
import { AreaTable } from './area-table.js';
import { draw, yearOf, type Boundaries } from './boundaries.js';
import { Legend } from './legend.js';
import { areaText, rowsOf, type AreaRow } from './rows.js';
import { changeShades, shareShades } from './shades.js';

type Counts = Output<typeof getDashboard>;
type Shares = Output<typeof getShares>;
type Tier = 'upper' | 'lower';

const tiers = {
  upper: 'Counties, boroughs and unitary authorities',
  lower: 'Districts, boroughs and unitary authorities',
};
const now = 'now';

/** England by local authority: the share of sites that have published, or what became of it since a day. */
export default function MapPage() {
  const [search] = useSearchParams();
  const type = typeIn(search);
  const tier: Tier = search.get('tier') === 'lower' ? 'lower' : 'upper';
  const since = search.get('since') ?? now;
  const counts = useAnswer(['area-counts', type], (api, signal) => api.getAreaCounts(type, signal));
  const trend = useAnswer(['trend', type], (api, signal) => api.getTrend(type, signal));
  const before = useAnswer(
    ['shares', since, type],
    (api, signal) => api.getShares({ on: since, ...type }, signal),
    { enabled: since !== now },
  );
  const boundaries = useAnswer(['boundaries'], (api) => api.getBoundaries(), { staleTime: Infinity });
  const failed = [counts, before, boundaries].find(({ error }) => error);
  const days = (trend.data?.weeks ?? [])
    .toReversed()
    .map(({ day }) => [day, `Change since ${dateText(day)}`] as const);
  const loading = [counts, boundaries, ...(since === now ? [] : [before])].some(({ data }) => !data);
  return (
    <>
      <PageTitle title="Map" />
      <Card>
        <Stack sx={{ p: 3, gap: 3 }}>
          <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
            <Choice param="tier" label="Areas" names={tiers} value={tier} />
            <Choice
              param="since"
              label="Show"
              names={Object.fromEntries([[now, 'Share published today'], ...days])}
              value={since}
            />
            <TypeChoice />
          </Stack>
          {failed && <Problem error={failed.error} onRetry={failed.refetch} />}
          {!failed && loading && <CircularProgress aria-label="Loading" />}
          {!failed && counts.data && boundaries.data && (since === now || before.data) && (
            <Areas
              counts={counts.data}
              before={since === now ? undefined : before.data}
              boundaries={boundaries.data}
              tier={tier}
              type={type}
            />
          )}
        </Stack>
      </Card>
    </>
  );
}

interface AreasProps {
  counts: Counts;
  /** Nothing: today alone is shown. */
  before: Shares | undefined;
  boundaries: Boundaries;
  tier: Tier;
  type: { type?: string };
}

function Areas({ counts, before, boundaries, tier, type }: AreasProps) {
  const listed = tier === 'upper' ? 'upperTier' : 'areas';
  const rows = rowsOf(counts[listed], before?.[listed]);
  const since = before?.day ? dateText(before.day) : undefined;
  const shades = before ? changeShades : shareShades;
  const title = since
    ? `Change of the share published since ${since}`
    : 'Share of its open sites that have published';
  const drawing = useMemo(
    () => draw(boundaries, areasDrawn(counts, tier), yearOf(serviceNow())),
    [boundaries, counts, tier],
  );
  const areas = rows.flatMap((row) =>
    row.code === null ? [] : [mapAreaOf(row, before !== undefined, since, type)],
  );
  return (
    <>
      <Typography>
        {numberText(publishedOf(counts))} of {numberText(counts.sites)} open sites have published (
        {shareText(publishedOf(counts), counts.sites)}). What a head office has published is counted for each
        of the sites it covers. Each share is of the open sites of that area.
      </Typography>
      {before && !since && <Alert severity="info">Nothing had been counted by that day.</Alert>}
      {rows.length === 0 && <Typography>There are no sites with a known area.</Typography>}
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 480px) minmax(0, 1fr)' },
        }}
      >
        {areas.length > 0 && (
          <div>
            <AreaMap label={`Map of England. ${title}`} drawing={drawing} areas={areas} shades={shades} />
            <Legend title={title} shades={shades} none={before ? 'Not known' : 'None'} />
            <Typography variant="caption" component="p" color="text.secondary" sx={{ mt: 2 }}>
              Contains National Statistics and OS data © Crown copyright and database right 2026
            </Typography>
          </div>
        )}
        <AreaTable rows={rows} unknown={counts.unknown.localAuthority} since={since} type={type} />
      </Box>
    </>
  );
}

/** Code of each local authority → code of the area that it is drawn as part of. */
const areasDrawn = ({ areas }: Counts, tier: Tier): Map<string, string> =>
  new Map(
    areas.flatMap(({ code, upperCode }) => {
      const drawn = tier === 'upper' ? upperCode : code;
      return code && drawn ? [[code, drawn] as const] : [];
    }),
  );

const mapAreaOf = (row: AreaRow, compared: boolean, since: string | undefined, type: { type?: string }) => ({
  code: row.code!,
  value: compared ? row.change : row.share,
  text: areaText(row, since),
  path: `/areas?${withType({ localAuthority: row.name }, type)}`,
});
