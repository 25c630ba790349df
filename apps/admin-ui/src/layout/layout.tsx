import { Box, Typography } from '@mui/material';
import { AppBar, Layout, Menu, UserMenu, useGetIdentity, type LayoutProps } from 'react-admin';
import { Logout } from 'react-admin';
import { SessionEnding } from '../auth/session-ending.js';

/** What surrounds every page of the dashboard. */
export default function DashboardLayout({ children }: LayoutProps) {
  return (
    <Layout appBar={Bar} menu={Resources} appBarAlwaysOn>
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
  </AppBar>
);

const Resources = () => (
  <Box component="nav" aria-label="Dashboard">
    <Menu />
  </Box>
);

function Person() {
  const { identity } = useGetIdentity();
  return (
    <UserMenu>
      <Typography component="li" variant="body2" sx={{ px: 2, pb: 1 }}>
        {identity?.fullName}
        <br />
        {String(identity?.['role'] ?? '')}
      </Typography>
      <Logout />
    </UserMenu>
  );
}
