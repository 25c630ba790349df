import { lazy } from 'react';
import { Admin, Resource } from 'react-admin';
import { BrowserRouter } from 'react-router-dom';
import { actions } from './actions/index.js';
import { audit } from './audit/index.js';
import { authProvider } from './auth/auth-provider.js';
import SignInPage from './auth/sign-in-page.js';
import { cases } from './cases/index.js';
import { contactNotes } from './contact-notes/index.js';
import { dataProvider } from './data/data-provider.js';
import { queryClient } from './data/query-client.js';
import { emails } from './emails/index.js';
import { incidents } from './incidents/index.js';
import { imports } from './imports/index.js';
import { i18nProvider } from './layout/i18n-provider.js';
import { darkTheme, lightTheme } from './layout/theme.js';
import { organisations } from './organisations/index.js';
import { groups, map, regional } from './regional/index.js';
import { accounts } from './people/index.js';
import { AccessDenied } from './pages/access-denied.js';
import { NoSuchPage } from './pages/no-such-page.js';
import { securityEvents } from './security-events/index.js';
import { webhooks } from './webhooks/index.js';
import { deadLetters } from './dead-letters/index.js';

const DashboardLayout = lazy(() => import('./layout/layout.js'));
const StartPage = lazy(() => import('./start/start-page.js'));

export const Dashboard = () => (
  <BrowserRouter basename="/admin">
    <Admin
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      theme={lightTheme}
      darkTheme={darkTheme}
      layout={DashboardLayout}
      loginPage={SignInPage}
      dashboard={StartPage}
      accessDenied={AccessDenied}
      catchAll={NoSuchPage}
      requireAuth
      disableTelemetry
      title="DSPT staff dashboard"
    >
      <Resource {...organisations} />
      <Resource {...regional} />
      <Resource {...map} />
      <Resource {...groups} />
      <Resource {...cases} />
      <Resource {...actions} />
      <Resource {...contactNotes} />
      <Resource {...incidents} />
      <Resource {...accounts} />
      <Resource {...emails} />
      <Resource {...deadLetters} />
      <Resource {...imports} />
      <Resource {...webhooks} />
      <Resource {...securityEvents} />
      <Resource {...audit} />
    </Admin>
  </BrowserRouter>
);
