import { londonTime } from '@dspt/contracts/days';

let aheadMs = 0;

/** Now for the service: the clock of this computer may be wrong, and the service may have been started on another day. */
export const serviceNow = (): number => Date.now() + aheadMs;

/** The day it is now for the service, in London. */
export const serviceToday = (): string => londonTime(new Date(serviceNow())).slice(0, 10);

/** @param now what the service said with an answer that has just come */
export function noteTime(now: string | null): void {
  if (now) aheadMs = Date.parse(now) - Date.now();
}
