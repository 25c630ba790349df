import { Injectable } from '@nestjs/common';

const hourMs = 3600_000;

/** The one source of "now" for every rule that depends on the day. Tests and a demo may set it. */
@Injectable()
export class Clock {
  /**
   * By how much this platform is ahead of the world outside, in ms: whole days, or an hour more or less where summer time
   * begins or ends between the two. 0 unless it was started on another day.
   */
  readonly aheadMs: number;
  private offset: number;

  /** @param startDay the day on which the platform starts, at this time of day; today when left out */
  constructor(startDay?: string) {
    this.aheadMs = startDay ? aheadTo(startDay, Date.now()) : 0;
    this.offset = this.aheadMs;
  }

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

  /** The same moment for the world outside, for what is agreed with other machines: authenticator apps, lives of tokens. */
  outside(): Date {
    return new Date(this.now().getTime() - this.aheadMs);
  }

  /** When something was here that another machine, such as the database, has given its own time. */
  here(outside: Date): Date {
    return new Date(outside.getTime() + this.aheadMs);
  }
}

function aheadTo(day: string, realMs: number): number {
  const days = Date.parse(day) - Date.parse(dayOf(new Date(realMs)));
  const ways = [days, days - hourMs, days + hourMs];
  return ways.find((ms) => dayOf(new Date(realMs + ms)) === day) ?? days;
}

const ukDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

let last = { hour: NaN, day: '' };

/** Calendar day of a moment in the United Kingdom, `yyyy-mm-dd`. */
export function dayOf(moment: Date): string {
  // Days begin on the hour there, and nearly every request asks for the same one; finding it out is slow.
  const hour = Math.floor(moment.getTime() / hourMs);
  if (hour !== last.hour) last = { hour, day: ukDay.format(moment) };
  return last.day;
}
