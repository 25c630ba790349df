import Security from '@mui/icons-material/Security';
import { lazy } from 'react';

export const securityEvents = {
  name: 'security-events',
  icon: Security,
  options: { label: 'Security events' },
  list: lazy(() => import('./security-events-list.js')),
};
