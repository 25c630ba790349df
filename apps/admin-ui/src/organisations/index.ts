import Business from '@mui/icons-material/Business';
import { lazy } from 'react';

export const organisations = {
  name: 'organisations',
  icon: Business,
  list: lazy(() => import('./organisations-list.js')),
  show: lazy(() => import('./organisation-page.js')),
  recordRepresentation: 'name',
};
