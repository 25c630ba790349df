const minute = 60_000;

/** Waits before an email the mail server has refused is offered again; together a little less than a day. */
const delays = [1, 5, 15, 60, 180, 360, 720].map((minutes) => minutes * minute);

/** When to offer it again after so many refusals; `undefined`: never, it has failed. */
export function nextAttempt(refusals: number, now: Date): Date | undefined {
  const delay = delays[refusals - 1];
  return delay === undefined ? undefined : new Date(now.getTime() + delay);
}

/** When it is offered for the last time, when it is offered next at that moment. */
export const lastAttempt = (refusals: number, next: Date): Date =>
  new Date(next.getTime() + delays.slice(refusals).reduce((sum, delay) => sum + delay, 0));

/** How long everything waits when the mail server has been out of reach so many times in a row, in ms. */
export const outagePause = (outages: number): number => Math.min(minute, 1000 * 2 ** (outages - 1));
