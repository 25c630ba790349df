import ReportProblem from '@mui/icons-material/ReportProblem';
import { lazy } from 'react';

export const deadLetters = {
  name: 'dead-letters',
  icon: ReportProblem,
  options: { label: 'Set-aside messages' },
  list: lazy(() => import('./dead-letters-page.js')),
};
