import { paths } from '../paths.js';

/** Not a page: scripts and other programs ask for it. */
export const forPrograms = (url: string): boolean => url.startsWith('/api/') || url === paths.health;
