import ReportProblem from '@mui/icons-material/ReportProblem';
import { lazy } from 'react';

export const incidents = {
  name: 'incidents',
  icon: ReportProblem,
  list: lazy(() => import('./incidents-list.js')),
  show: lazy(() => import('./incident-page.js')),
};
