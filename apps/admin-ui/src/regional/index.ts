import AccountTree from '@mui/icons-material/AccountTree';
import BarChart from '@mui/icons-material/BarChart';
import MapIcon from '@mui/icons-material/Map';
import { lazy } from 'react';

export const regional = {
  name: 'areas',
  icon: BarChart,
  options: { label: 'Progress by area' },
  list: lazy(() => import('./area-page.js')),
};

export const map = {
  name: 'map',
  icon: MapIcon,
  options: { label: 'Map' },
  list: lazy(() => import('./map/map-page.js')),
};

export const groups = {
  name: 'groups',
  icon: AccountTree,
  options: { label: 'Head offices' },
  list: lazy(() => import('./groups-list.js')),
};
