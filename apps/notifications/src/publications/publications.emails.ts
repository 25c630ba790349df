import { lastDayBefore } from '@dspt/contracts/days';
import { levelNames, type Level } from '@dspt/contracts/values';
import { facts, list } from '../writing/block.js';
import { counted, dateText, firstOf, named, organisation, organisationName } from '../writing/phrases.js';
import type { Template } from '../writing/template.js';

export interface PublicationFacts {
  code: string;
  organisationName: string;
  edition: string;
  level: Level;
  publishedAt: string;
  expiresAt: string;
}
type OfSites = PublicationFacts & { sites: { code: string; name: string }[] };

const publicationFacts = ({ edition, level, publishedAt, expiresAt }: PublicationFacts) => ({
  Level: levelNames[level],
  Edition: edition,
  Published: dateText(publishedAt),
  'Counts until': dateText(lastDayBefore(expiresAt)),
});

const siteNames = ({ sites }: OfSites) => [list(firstOf(sites.map(named)))];

/** The name of the only one, or how many there are. */
const together = ({ sites }: OfSites, thing: string): string =>
  sites.length === 1 ? sites[0]!.name : counted(sites.length, thing);

export const published: Template<PublicationFacts & { publishedBy: string | null; sitesCovered: number }> = {
  texts: { organisation, organisationName, level: ({ level }) => levelNames[level] },
  urls: { publicPage: ({ code }, links) => links.organisation(code) },
  blocks: {
    facts: (data) => [
      facts({
        ...publicationFacts(data),
        'Published by': data.publishedBy,
        'Sites covered': data.sitesCovered > 0 ? counted(data.sitesCovered, 'site') : null,
      }),
    ],
  },
};

/** To people of the organisations that somebody else's publication covers. */
export const sitesCovered: Template<OfSites> = {
  texts: {
    organisationName,
    nameOrNumber: (data) => together(data, 'site'),
    yours: ({ sites }) => (sites.length === 1 ? 'your organisation' : 'these organisations of yours'),
  },
  urls: { publicPage: ({ sites }, links) => links.organisation(sites[0]!.code) },
  blocks: {
    siteNames,
    facts: (data) => [facts({ Through: organisation(data), ...publicationFacts(data) })],
  },
};

/** To the administrators of the organisation that published. */
export const sitesAdded: Template<OfSites & { addedBy: string | null }> = {
  texts: { organisationName, count: ({ sites }) => counted(sites.length, 'site') },
  blocks: {
    siteNames,
    facts: (data) => [facts({ ...publicationFacts(data), 'Added by': data.addedBy })],
  },
};

/** To the administrators of everybody concerned: of a copy that was made, and of one that was taken back. */
export const publicationCopy: Template<OfSites> = {
  texts: {
    organisationName,
    nameOrNumber: (data) => together(data, 'organisation'),
    others: ({ sites }) => (sites.length === 1 ? 'another organisation' : 'other organisations'),
  },
  urls: { publicPage: ({ sites }, links) => links.organisation(sites[0]!.code) },
  blocks: {
    siteNames,
    facts: (data) => [facts({ 'Published by': organisation(data), ...publicationFacts(data) })],
  },
};
