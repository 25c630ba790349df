import type { SecurityEvent } from '@dspt/contracts/identity/security-events';
import { CircularProgress, Typography } from '@mui/material';
import { useGetList } from 'react-admin';
import { Problem } from '../lists/problem.js';
import { eventText } from '../security-events/words.js';
import { PlainTable, type Column } from '../tables/plain-table.js';
import { momentText, numberText } from '../words/dates.js';

const shown = 25;

/** What happened when somebody signed in, or tried: the newest. */
export function SignIns({ personId }: { personId: string }) {
  const {
    data,
    total = 0,
    error,
    refetch,
  } = useGetList<SecurityEvent>(
    'sign-ins',
    { filter: { person: personId }, pagination: { page: 1, perPage: shown } },
    { onError: () => undefined },
  );
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <CircularProgress aria-label="Loading" />;
  if (data.length === 0) return <Typography>Nothing in the last year.</Typography>;
  return (
    <>
      <PlainTable label="Signing in" columns={columns} rows={data} keyOf={({ id }) => id} />
      {total > shown && (
        <Typography sx={{ mt: 1 }}>
          The newest {shown} of {numberText(total)}.
        </Typography>
      )}
    </>
  );
}

const columns: Column<SecurityEvent>[] = [
  { label: 'When', cell: ({ at }) => momentText(at) },
  { label: 'What', cell: eventText },
  { label: 'Network', cell: ({ network }) => network },
];
