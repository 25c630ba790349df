import type { AreaCounts } from '@dspt/contracts/organisations/dashboard';
import { levelNames } from '@dspt/contracts/values';
import { filtered } from '../lists/filtered.js';

/** One number of an area, and the filter of the list that it counts. */
export interface Figure {
  name: string;
  count: number;
  filter: Record<string, string>;
}

/** By what the public sees. */
export const statusFigures = ({ status }: AreaCounts): Figure[] => [
  { name: levelNames.exceeded, count: status.exceeded, filter: { status: 'exceeded' } },
  { name: levelNames.met, count: status.met, filter: { status: 'met' } },
  { name: levelNames.approaching, count: status.approaching, filter: { status: 'approaching' } },
  { name: 'Out of date', count: status['out-of-date'], filter: { status: 'out-of-date' } },
  { name: 'Not published', count: status['not-published'], filter: { status: 'not-published' } },
];

/** Of those that are registered and have not published. */
export const progressFigures = ({ progress, neverRegistered }: AreaCounts): Figure[] => [
  {
    name: 'Never registered',
    count: neverRegistered,
    filter: { registered: 'false', status: 'not-published' },
  },
  { name: 'Registered, not started', count: progress['not-started'], filter: { progress: 'not-started' } },
  { name: 'Less than half answered', count: progress['first-half'], filter: { progress: 'first-half' } },
  { name: 'Half or more answered', count: progress['second-half'], filter: { progress: 'second-half' } },
  { name: 'All answered, not published', count: progress.complete, filter: { progress: 'complete' } },
];

/** How many of the sites have something published that counts. */
export const publishedOf = ({ status }: Pick<AreaCounts, 'status'>): number =>
  status.approaching + status.met + status.exceeded;

export const expiryFigures = ({ expiring }: AreaCounts): Figure[] =>
  (['30', '60', '90'] as const).map((days) => ({
    name: `Within ${days} days`,
    count: expiring[days],
    filter: { expiring: days },
  }));

/** The list behind a number, narrowed down to the area that is looked at. */
export const listPath = (filter: Record<string, string>, area: Record<string, string>): string =>
  filtered('organisations', { site: 'true', ...filter, ...area });

/** Share of the whole, as people read it. */
export const shareText = (count: number, whole: number): string =>
  whole === 0 ? '' : `${Math.round((100 * count) / whole)}%`;
