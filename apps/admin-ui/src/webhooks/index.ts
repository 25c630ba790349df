import Campaign from '@mui/icons-material/Campaign';
import { lazy } from 'react';

export const webhooks = {
  name: 'webhooks',
  icon: Campaign,
  list: lazy(() => import('./webhooks-list.js')),
  show: lazy(() => import('./webhook-page.js')),
  create: lazy(() => import('./add-webhook.js')),
};
