import { readFileSync } from 'node:fs';
import type { Platform } from '@dspt/embedded/platform';

interface Running extends Pick<Platform, 'urls' | 'databaseUrls'> {
  natsUrl: string;
  /** File with every line in which a service told of an error. */
  problems: string;
}

/** The platform as the global set-up started it. */
export const platform = JSON.parse(process.env['FUZZED'] ?? '{}') as Running;

/** Every line in which a service told of an error so far. */
export const problemLines = (): string[] =>
  readFileSync(platform.problems, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
