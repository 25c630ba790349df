import type { AreaCounts } from '@dspt/contracts/organisations/dashboard';
import { levelNames } from '@dspt/contracts/values';
import { dateText } from '../words/dates.js';
import type { Series } from './bars.js';
import { statusColours } from './colours.js';
import { filtered } from '../lists/filtered.js';

/** One number of an area, and the filter of the list that it counts. */
export interface Figure {
  name: string;
  count: number;
  filter: Record<string, string>;
}

type StatusName = keyof AreaCounts['status'];
const statusNames: [status: StatusName, name: string][] = [
  ['exceeded', levelNames.exceeded],
  ['met', levelNames.met],
  ['approaching', levelNames.approaching],
  ['out-of-date', 'Out of date'],
  ['not-published', 'Not published'],
];

/** By what the public sees. */
export const statusFigures = ({ status }: AreaCounts): Figure[] =>
  statusNames.map(([key, name]) => ({ name, count: status[key], filter: { status: key } }));

/** Bars of several weeks or areas, stacked by what the public sees. */
export const statusSeries = (bars: readonly Pick<AreaCounts, 'status'>[], paths?: string[]): Series[] =>
  statusNames.map(([key, name]) => ({
    name,
    colour: statusColours[key],
    counts: bars.map(({ status }) => status[key]),
    ...(paths ? { paths } : {}),
  }));

const neverRegisteredFilter = { registered: 'false', status: 'not-published' };

/** Of those that are registered and have not published. */
export const progressFigures = ({
  progress,
  neverRegistered,
  headOfficeRegistered,
}: AreaCounts): Figure[] => [
  {
    name: 'Never registered',
    count: neverRegistered - headOfficeRegistered,
    filter: { ...neverRegisteredFilter, headOfficeRegistered: 'false' },
  },
  {
    name: 'Only their head office is registered',
    count: headOfficeRegistered,
    filter: { ...neverRegisteredFilter, headOfficeRegistered: 'true' },
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

/** Those that run out week by week, as many weeks as are known ahead. */
export const weekFigures = (weeks: { from: string; sites: number }[]): Figure[] =>
  weeks.map(({ from, sites }) => ({
    name: `From ${dateText(from)}`,
    count: sites,
    filter: { expiringWeek: from },
  }));

/** The list behind a number, narrowed down to the area that is looked at. */
export const listPath = (filter: Record<string, string>, area: Record<string, string>): string =>
  filtered('organisations', { site: 'true', ...filter, ...area });

/** Share of the whole, as people read it. */
export const shareText = (count: number, whole: number): string =>
  whole === 0 ? '' : `${Math.round((100 * count) / whole)}%`;
