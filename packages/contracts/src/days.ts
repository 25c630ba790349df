/** Calendar days are `yyyy-mm-dd` and compare as text; a day begins and ends at midnight in London. */

const dayMs = 24 * 3600_000;
const hourMs = 3600_000;
const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
const londonClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** @example addDays('2027-03-01', -1) // '2027-02-28' */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** @example daysBetween('2027-02-28', '2027-03-01') // 1 */
export const daysBetween = (from: string, until: string): number =>
  (Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs;

/**
 * The same date so many months later, or the last day of a month that lacks it.
 * @example addMonths('2028-02-29', 12) // '2029-02-28'
 */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

/**
 * The first day on which what began on a day and counts for one year counts no longer.
 * @example expiryOf('2026-05-03') // '2027-05-03': it counts until 2 May
 */
export const expiryOf = (day: string): string => addMonths(day, 12);

/** The moment at which a day begins. */
export const startOfDay = (day: string): Date => momentInLondon(day, '00:00');

/**
 * The moment at which clocks in London show a time, `hh:mm`, on a day. Of the hour that comes twice it is the first, and
 * the one that is left out when summer time begins is read as winter time.
 */
export function momentInLondon(day: string, time: string): Date {
  const utc = Date.parse(`${day}T${time}:00Z`);
  const inSummer = new Date(utc - hourMs);
  return londonClock.format(inSummer) === `${day} ${time}` ? inSummer : new Date(utc);
}

/** What clocks and calendars in London show. @example londonTime('2026-05-03T13:05:00Z') // '2026-05-03 14:05' */
export const londonTime = (moment: string | Date): string => londonClock.format(new Date(moment));

/**
 * The last day on which something counts that ends at a moment.
 * @example lastDayBefore('2027-05-02T23:00:00Z') // '2027-05-02'
 */
export const lastDayBefore = (moment: string | Date): string =>
  london.format(new Date(new Date(moment).getTime() - 1));
