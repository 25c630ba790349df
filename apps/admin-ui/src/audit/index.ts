import VerifiedUser from '@mui/icons-material/VerifiedUser';
import { lazy } from 'react';

export const audit = {
  name: 'audit',
  icon: VerifiedUser,
  options: { label: 'Audit trail' },
  list: lazy(() => import('./audit-page.js')),
};
