import type { SecurityEvent } from '@dspt/contracts/identity/security-events';
import { CircularProgress, Typography } from '@mui/material';
import { useGetList } from 'react-admin';
import { Problem } from '../lists/problem.js';
import { eventText } from '../security-events/words.js';
import { ColumnOf } from '../tables/column.js';
import { LocalTable } from '../tables/local-table.js';
import { momentText, numberText } from '../words/dates.js';

const Column = ColumnOf<SecurityEvent>;

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
  return (
    <>
      <LocalTable label="Signing in" rows={data} none="Nothing in the last year.">
        <Column label="When" render={({ at }) => momentText(at)} />
        <Column label="What" render={eventText} />
        <Column label="Network" render={({ network }) => network} />
      </LocalTable>
      {total > shown && (
        <Typography sx={{ mt: 1 }}>
          The newest {shown} of {numberText(total)}.
        </Typography>
      )}
    </>
  );
}
