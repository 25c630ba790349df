import { Box, Typography } from '@mui/material';
import { AppBar, Layout, UserMenu, useGetIdentity, type LayoutProps } from 'react-admin';
import { SearchBox } from '../search/search-box.js';
import { SessionEnding } from '../auth/session-ending.js';
import { DashboardMenu } from './menu.js';

/** On a small screen only tables are wider than it, and scroll by themselves. */
const reflow = { minWidth: 0, '& .RaLayout-content': { minWidth: 0 } };

/** What surrounds every page of the dashboard. */
export default function DashboardLayout({ children }: LayoutProps) {
  return (
    <Layout appBar={Bar} menu={DashboardMenu} appBarAlwaysOn sx={reflow}>
      <Box sx={{ pb: 6, px: { xs: 0, md: 2 } }}>{children}</Box>
      <SessionEnding />
    </Layout>
  );
}

const Bar = () => (
  <AppBar userMenu={<Person />} alwaysOn>
    <Typography component="p" sx={{ flex: 1, fontWeight: 700 }} noWrap>
      Data Security and Protection Toolkit: staff dashboard
    </Typography>
    <SearchBox />
  </AppBar>
);

function Person() {
  const { identity } = useGetIdentity();
  return <UserMenu label={identity?.fullName ?? 'Your account'} />;
}
