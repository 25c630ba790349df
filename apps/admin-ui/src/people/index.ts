import People from '@mui/icons-material/People';
import { lazy } from 'react';

export const accounts = {
  name: 'accounts',
  icon: People,
  options: { label: 'People' },
  list: lazy(() => import('./people-list.js')),
  show: lazy(() => import('./person-page.js')),
};
