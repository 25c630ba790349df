import type { Level } from '@dspt/contracts/values';
import { statusText } from '../../src/register/register.csv.js';
import { rule, type Counting } from './status-rule.js';

const firstDay = Date.UTC(2026, 0, 1, 12);
const dayMs = 86_400_000;
export const momentOn = (day: number): string => new Date(firstDay + day * dayMs).toISOString();
export const dayOn = (day: number): string => momentOn(day).slice(0, 10);

export interface Publication {
  id: string;
  publisher: string;
  level: Level;
  on: number;
  lasts: number;
  covers: { code: string; endedOn?: number }[];
}
interface Site {
  code: string;
  name: string;
  parent: string;
  closedOn?: number;
}

/** What is so, in the plainest words. */
export class World {
  day = 0;
  readonly heads = Array.from({ length: 8 }, (_, index) => `H${100 + index}`);
  readonly sites: Site[] = Array.from({ length: 60 }, (_, index) => ({
    code: `S${1000 + index}`,
    name: `SITE ${index}`,
    parent: `H${100 + (index % 8)}`,
  }));
  readonly publications: Publication[] = [];

  sitesOf = (head: string) =>
    this.sites.filter(({ parent, closedOn }) => parent === head && closedOn === undefined);

  /** What everybody should be told of each organisation, by code. */
  expected(): Map<string, object> {
    const open = this.sites.filter(({ closedOn }) => closedOn === undefined || closedOn > this.day);
    const told = new Map<string, object>();
    for (const code of this.heads)
      told.set(code, { name: `GROUP ${code}`, headOffice: null, ...this.statusOf(code) });
    for (const { code, name, parent } of open)
      told.set(code, { name, headOffice: parent, ...this.statusOf(code) });
    return told;
  }

  private statusOf(code: string) {
    const counting = this.publications.flatMap(({ publisher, level, on, lasts, covers }): Counting[] => {
      const common = { level, publishedOn: on, lasts, addedAfter: 0 };
      if (publisher === code) return [{ ...common, endedAfter: undefined, own: true }];
      return covers
        .filter((covered) => covered.code === code)
        .map(({ endedOn }) => ({
          ...common,
          endedAfter: endedOn === undefined ? undefined : endedOn - on,
          own: false,
        }));
    });
    const shown = rule(counting, this.day);
    if (!shown) return { status: 'Not published', expiresOn: null };
    const { level, publishedOn, lasts } = counting[shown.publication]!;
    const state = shown.current ? 'published' : 'out-of-date';
    return { status: statusText({ state, level }), expiresOn: dayOn(publishedOn + lasts) };
  }
}
