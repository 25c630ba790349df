import SupportAgent from '@mui/icons-material/SupportAgent';
import { lazy } from 'react';

export const cases = {
  name: 'cases',
  icon: SupportAgent,
  list: lazy(() => import('./cases-list.js')),
  show: lazy(() => import('./case-page.js')),
  create: lazy(() => import('./record-case.js')),
};
