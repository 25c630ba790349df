import { addDays } from '@dspt/contracts/days';
import type { Site } from '@dspt/contracts/organisations/sites';
import type { Choice } from '../../pages/form.js';

const soonDays = 90;

/** What a head office asks of its list: which sites are as they should be, and which want something done. */
const kinds = {
  published: { text: 'Published', is: ({ status }: Site) => status.state === 'published' },
  ending: {
    text: `Published, and ends within ${soonDays} days`,
    is: ({ status }: Site, today: string) =>
      status.state === 'published' && addDays(status.expiresOn!, -1) <= addDays(today, soonDays),
  },
  'out-of-date': { text: 'Out of date', is: ({ status }: Site) => status.state === 'out-of-date' },
  'not-published': { text: 'Not published', is: ({ status }: Site) => status.state === 'not-published' },
  unregistered: { text: 'Not registered', is: ({ registered }: Site) => !registered },
};
export type Kind = keyof typeof kinds;

/** The kind an address asks for; none when it makes no sense. */
export const kindIn = (text: unknown): Kind | undefined =>
  typeof text === 'string' && Object.hasOwn(kinds, text) ? (text as Kind) : undefined;

export const ofKind = (sites: Site[], kind: Kind | undefined, today: string): Site[] =>
  kind ? sites.filter((site) => kinds[kind].is(site, today)) : sites;

/** Each kind with how many sites are of it. */
export const kindChoices = (sites: Site[], today: string): Choice[] => [
  { value: '', text: `All (${sites.length.toLocaleString('en-GB')})` },
  ...Object.entries(kinds).map(([value, { text, is }]) => ({
    value,
    text: `${text} (${sites.filter((site) => is(site, today)).length.toLocaleString('en-GB')})`,
  })),
];
