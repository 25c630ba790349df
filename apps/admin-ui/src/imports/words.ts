import type { ImportReport } from '@dspt/contracts/organisations/imports';
import { numberText } from '../words/dates.js';

const names: Record<keyof ImportReport['counts'], string> = {
  rows: 'Rows',
  new: 'New',
  changed: 'Changed',
  renamed: 'Renamed',
  closed: 'Closed',
  reopened: 'Reopened',
  moved: 'Moved to another head office',
  unchanged: 'Unchanged',
  missing: 'Missing from the file',
  unknownParent: 'Head office not known',
  badPostcode: 'Postcode not usable',
  duplicate: 'Code more than once',
  rejected: 'Rejected',
};

export const stateText = ({ state, queuePosition }: Pick<ImportReport, 'state' | 'queuePosition'>): string =>
  ({
    waiting: queuePosition ? `Waiting: number ${numberText(queuePosition)} in the queue` : 'Waiting',
    running: 'Running',
    done: 'Done',
    refused: 'Refused: nothing changed',
  })[state];

/** Every count by its name. */
export const countsText = (counts: ImportReport['counts']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(counts).map(([key, count]) => [
      names[key as keyof typeof names] ?? key,
      numberText(count),
    ]),
  );

/** What changed, in a line; quiet about what did not. */
export function changesText(counts: ImportReport['counts']): string {
  const told = (['new', 'changed', 'renamed', 'closed', 'reopened', 'moved', 'rejected'] as const)
    .filter((key) => counts[key] > 0)
    .map((key) => `${numberText(counts[key])} ${names[key].toLowerCase()}`);
  return told.join(', ') || 'Nothing changed';
}
