import { Injectable } from '@nestjs/common';

/** The one source of "now" for every rule that depends on the day. Tests and a demo may set it. */
@Injectable()
export class Clock {
  private offset = 0;

  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  /** Calendar day in the United Kingdom, `yyyy-mm-dd`. */
  today(): string {
    return dayOf(this.now());
  }

  /** Makes it that moment now; time goes on from there. */
  set(moment: Date): void {
    this.offset = moment.getTime() - Date.now();
  }
}

const ukDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

const hourMs = 3600_000;
let last = { hour: NaN, day: '' };

/** Calendar day of a moment in the United Kingdom, `yyyy-mm-dd`. */
export function dayOf(moment: Date): string {
  // Days begin on the hour there, and nearly every request asks for the same one; finding it out is slow.
  const hour = Math.floor(moment.getTime() / hourMs);
  if (hour !== last.hour) last = { hour, day: ukDay.format(moment) };
  return last.day;
}
