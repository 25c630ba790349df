import FileUpload from '@mui/icons-material/FileUpload';
import { lazy } from 'react';

export const imports = {
  name: 'imports',
  icon: FileUpload,
  list: lazy(() => import('./imports-list.js')),
  show: lazy(() => import('./import-page.js')),
  options: { label: 'Imports' },
};
