const words = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const ofDay = new Intl.DateTimeFormat('en-GB', { ...words, timeZone: 'UTC' });
const ofMonth = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const ofMoment = new Intl.DateTimeFormat('en-GB', { ...words, timeZone: 'Europe/London' });
const time = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h12',
});

/** @example dayText('2026-05-03') // '3 May 2026' */
export const dayText = (day: string): string => ofDay.format(new Date(`${day}T00:00:00Z`));

/** @example monthText('2026-05-03') // 'May 2026' */
export const monthText = (day: string): string => ofMonth.format(new Date(`${day}T00:00:00Z`));

/** Day of a moment in the United Kingdom. */
export const momentDay = (moment: string): string => ofMoment.format(new Date(moment));

/** @example timeText('2026-05-03T13:05:00Z') // '2:05pm' */
export const timeText = (moment: string): string =>
  time.format(new Date(moment)).replace(/\s/, '').toLowerCase();

/** @example momentText('2026-05-03T13:05:00Z') // '3 May 2026 at 2:05pm' */
export const momentText = (moment: string): string => `${momentDay(moment)} at ${timeText(moment)}`;
