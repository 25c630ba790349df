import type { WeekCounts } from '@dspt/contracts/organisations/dashboard';
import { publishedOf } from '../regional/figures.js';
import { dateText, numberText } from '../words/dates.js';
import type { StartRow } from './rows.js';

/** The latest count and the one of the week before, with what is different. */
export function publishedRows(weeks: WeekCounts[]): StartRow[] {
  const [before, latest] = weeks.length > 1 ? weeks.slice(-2) : [undefined, weeks.at(-1)];
  if (!latest) return [];
  return [
    {
      ...row('Latest count', latest),
      detail: `${ofSites(latest)}${before ? `. ${changeText(before, latest)}` : ''}`,
    },
    ...(before ? [row('The week before', before)] : []),
  ];
}

const row = (text: string, week: WeekCounts): StartRow => ({ id: week.day, text, detail: ofSites(week) });

const ofSites = (week: WeekCounts): string =>
  `${numberText(publishedOf(week))} of ${numberText(week.sites)} sites, as counted on ${dateText(week.day)}`;

function changeText(before: WeekCounts, latest: WeekCounts): string {
  const more = publishedOf(latest) - publishedOf(before);
  if (more === 0) return 'As many as the week before';
  return `${numberText(Math.abs(more))} ${more > 0 ? 'more' : 'fewer'} than the week before`;
}
