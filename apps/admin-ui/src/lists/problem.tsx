import { Alert, Button } from '@mui/material';
import { HttpError } from 'react-admin';
import { PageTitle } from '../layout/page-title.js';

/** What went wrong with loading something: not allowed, not there, or failed for now. */
export function Problem({ error, onRetry }: { error: unknown; onRetry?: () => unknown }) {
  const status = error instanceof HttpError ? error.status : 500;
  const message = error instanceof HttpError ? error.message : 'Sorry, there is a problem with the service';
  const again = onRetry && status !== 403 && status !== 404;
  return (
    <Alert
      severity={status === 403 ? 'info' : 'error'}
      sx={{ m: 2 }}
      action={again && <Button onClick={() => void onRetry()}>Try again</Button>}
    >
      {status === 403 ? 'Your role does not allow you to see this.' : `This could not be loaded. ${message}`}
    </Alert>
  );
}

/** In place of a whole page that could not be loaded. */
export const PageProblem = ({ error, onRetry }: { error: unknown; onRetry: () => unknown }) => (
  <>
    <PageTitle title={titles[error instanceof HttpError ? error.status : 500] ?? 'There is a problem'} />
    <Problem error={error} onRetry={onRetry} />
  </>
);

const titles: Record<number, string> = { 403: 'Not allowed', 404: 'Not found' };
