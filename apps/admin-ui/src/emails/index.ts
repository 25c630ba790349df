import Mail from '@mui/icons-material/Mail';
import { lazy } from 'react';

export const emails = {
  name: 'emails',
  icon: Mail,
  list: lazy(() => import('./emails-list.js')),
  show: lazy(() => import('./email-page.js')),
};
