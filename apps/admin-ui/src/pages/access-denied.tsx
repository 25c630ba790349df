import { Typography } from '@mui/material';
import { PageTitle } from '../layout/page-title.js';

/** In place of a page that somebody's role does not open. */
export const AccessDenied = () => (
  <>
    <PageTitle title="You are not allowed to see this page" />
    <Typography>
      Your role does not include it. If you need it for your work, ask a system administrator.
    </Typography>
  </>
);
