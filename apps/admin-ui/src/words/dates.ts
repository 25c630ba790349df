const inLondon = { timeZone: 'Europe/London' } as const;
const date = new Intl.DateTimeFormat('en-GB', {
  ...inLondon,
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const moment = new Intl.DateTimeFormat('en-GB', {
  ...inLondon,
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** `3 May 2026`, from a day or a moment. */
export const dateText = (value: string): string => date.format(new Date(value));

/** `3 May 2026, 14:05` */
export const momentText = (value: string): string => moment.format(new Date(value));

/** `1,500` */
export const numberText = (value: number): string => value.toLocaleString('en-GB');
