import Gavel from '@mui/icons-material/Gavel';
import { lazy } from 'react';

export const actions = {
  name: 'actions',
  icon: Gavel,
  list: lazy(() => import('./actions-list.js')),
  show: lazy(() => import('./action-page.js')),
};
