import ical from 'ical-generator';
import type { Entry } from './entries.js';

interface About {
  of: { code: string; name: string };
  publicUrl: string;
  now: Date;
}

/** The entries as whole days of an iCalendar file (RFC 5545). Sent again, each takes the place of what it was before. */
export function calendarOf(entries: readonly Entry[], { of, publicUrl, now }: About): string {
  const { host } = new URL(publicUrl);
  const calendar = ical({
    name: `Data Security and Protection Toolkit: ${of.name}`,
    prodId: { company: host, product: 'Data Security and Protection Toolkit', language: 'EN' },
  });
  for (const { id, on, title, detail, href } of entries)
    calendar.createEvent({
      id: `${of.code}-${id}@${host}`,
      stamp: now,
      start: new Date(`${on}T00:00:00Z`),
      allDay: true,
      summary: `${title} (${of.name})`,
      description: detail,
      url: new URL(href, publicUrl).href,
    });
  return calendar.toString();
}
