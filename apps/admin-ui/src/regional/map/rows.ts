import type { AreaCounts, AuthorityShare } from '@dspt/contracts/organisations/dashboard';
import { publishedOf, shareText } from '../figures.js';
import { numberText } from '../../words/dates.js';

/** An area of the map, and a row of the table beside it. */
export interface AreaRow {
  name: string;
  code: string | null;
  sites: number;
  published: number;
  /** Per cent of its sites. */
  share: number;
  /** In percentage points; `null` where there were no sites then, or no day is compared with. */
  change: number | null;
}

type Area = Pick<AreaCounts, 'sites' | 'status'> & { name: string; code: string | null };

const percent = (count: number, whole: number): number => (whole === 0 ? 0 : (100 * count) / whole);

export function rowsOf(areas: readonly Area[], before: readonly AuthorityShare[] | undefined): AreaRow[] {
  const then = new Map(before?.map((area) => [area.name, area]));
  return areas.map((area) => {
    const { name, code, sites } = area;
    const published = publishedOf(area);
    const share = percent(published, sites);
    const past = then.get(name);
    const change = past?.sites ? Math.round(share - percent(past.published, past.sites)) || 0 : null;
    return { name, code, sites, published, share: Math.round(share), change };
  });
}

/** `Rose by 3 points`, of a share. */
export function changeText(change: number | null): string {
  if (change === null) return 'Not known';
  if (change === 0) return 'The same';
  const points = Math.abs(change) === 1 ? '1 point' : `${Math.abs(change)} points`;
  return change > 0 ? `Rose by ${points}` : `Fell by ${points}`;
}

/** What the map says of an area. */
export const areaText = (row: AreaRow, since: string | undefined): string =>
  `${row.name}: ${shareText(row.published, row.sites)} published, ${numberText(row.published)} of ${numberText(row.sites)} sites` +
  (since ? `. ${changeText(row.change)} since ${since}` : '');
