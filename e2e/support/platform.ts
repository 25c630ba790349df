import type { Platform } from '@dspt/embedded/platform';

type Running = Pick<Platform, 'urls' | 'databaseUrls' | 'demoAccounts'> & {
  dataDir: string;
  openidIssuer: string;
};

/** The platform all journeys share, as the global set-up started it. */
export const platform = JSON.parse(process.env['E2E'] ?? '{}') as Running;
