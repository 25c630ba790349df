import { CircularProgress, Typography } from '@mui/material';
import { useCanAccess } from 'react-admin';
import { Navigate } from 'react-router-dom';
import { PageTitle } from '../layout/page-title.js';

/** Where people arrive: at the organisations, if their role opens them. */
export function Welcome() {
  const { canAccess, isPending } = useCanAccess({ resource: 'organisations', action: 'list' });
  if (isPending) return <CircularProgress aria-label="Loading" />;
  if (canAccess) return <Navigate to="/organisations" replace />;
  return (
    <>
      <PageTitle title="Welcome" />
      <Typography>There is nothing in the dashboard for your role yet.</Typography>
    </>
  );
}
