import ReportProblem from '@mui/icons-material/ReportProblem';
import { lazy } from 'react';

export const setAside = {
  name: 'set-aside',
  icon: ReportProblem,
  options: { label: 'Set-aside messages' },
  list: lazy(() => import('./set-aside-page.js')),
};
