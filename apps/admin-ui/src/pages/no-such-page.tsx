import { Typography } from '@mui/material';
import { Link } from 'react-admin';
import { PageTitle } from '../layout/page-title.js';

/** For addresses that lead nowhere. */
export const NoSuchPage = () => (
  <>
    <PageTitle title="There is no such page" />
    <Typography>
      Check the address, or <Link to="/">start again</Link>.
    </Typography>
  </>
);
