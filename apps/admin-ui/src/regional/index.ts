import BarChart from '@mui/icons-material/BarChart';
import { lazy } from 'react';

export const regional = {
  name: 'areas',
  icon: BarChart,
  options: { label: 'Progress by area' },
  list: lazy(() => import('./area-page.js')),
};
