import { useCanAccess } from 'react-admin';
import type { Guarded } from './needs.js';

/** Whether whoever is signed in may do or see this; `false` until that is known. */
export const useMay = (resource: Guarded): boolean =>
  useCanAccess({ resource, action: 'list' }).canAccess ?? false;
