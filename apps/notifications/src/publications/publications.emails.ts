import { lastDayBefore } from '@dspt/contracts/days';
import { levelNames, type Level } from '@dspt/contracts/values';
import { button, facts, list, paragraph } from '../writing/block.js';
import { counted, dateText, firstOf, named } from '../writing/phrases.js';
import type { Template } from '../writing/template.js';

export interface PublicationFacts {
  code: string;
  organisationName: string;
  edition: string;
  level: Level;
  publishedAt: string;
  expiresAt: string;
}
type NamedOrganisation = {
  code: string;
  name: string;
};

const publicationFacts = ({ edition, level, publishedAt, expiresAt }: PublicationFacts) => ({
  Level: levelNames[level],
  Edition: edition,
  Published: dateText(publishedAt),
  'Counts until': dateText(lastDayBefore(expiresAt)),
});

export const published: Template<PublicationFacts & { publishedBy: string | null; sitesCovered: number }> = {
  subject: ({ organisationName, level }) => `${organisationName} has published ${levelNames[level]}`,
  body: (data, { links }) => [
    paragraph(
      `${named({ name: data.organisationName, code: data.code })} has published its assessment. Anybody can now see this on the website.`,
    ),
    facts({
      ...publicationFacts(data),
      'Published by': data.publishedBy,
      'Sites covered': data.sitesCovered > 0 ? counted(data.sitesCovered, 'site') : null,
    }),
    button('See what everybody sees', links.organisation(data.code)),
  ],
};

/** To people of the organisations that somebody else's publication covers. */
export const sitesCovered: Template<PublicationFacts & { sites: NamedOrganisation[] }> = {
  subject: ({ organisationName, sites }) =>
    `${sites.length === 1 ? sites[0]!.name : counted(sites.length, 'site')} covered by ${organisationName}`,
  body: (data, { links }) => [
    paragraph(
      `${data.organisationName} has published an assessment that also counts for ${data.sites.length === 1 ? 'your organisation' : 'these organisations of yours'}:`,
    ),
    list(firstOf(data.sites.map(named))),
    facts({ Through: named({ name: data.organisationName, code: data.code }), ...publicationFacts(data) }),
    paragraph('You do not need to publish yourself. If you did, the better of the two counts.'),
    button('See what everybody sees', links.organisation(data.sites[0]!.code)),
  ],
};

/** To the administrators of the organisation that published. */
export const sitesAdded: Template<PublicationFacts & { sites: NamedOrganisation[]; addedBy: string | null }> =
  {
    subject: ({ organisationName, sites }) =>
      `${counted(sites.length, 'site')} added to the publication of ${organisationName}`,
    body: (data, { links }) => [
      paragraph('These sites are now covered by what you published:'),
      list(firstOf(data.sites.map(named))),
      facts({ ...publicationFacts(data), 'Added by': data.addedBy }),
      button('See your sites', links.sites()),
    ],
  };

/** To the administrators of everybody concerned. */
export const publicationCopied: Template<PublicationFacts & { sites: NamedOrganisation[] }> = {
  subject: ({ organisationName, sites }) =>
    `What ${organisationName} published now also counts for ${together(sites)}`,
  body: (data, { links }) => [
    paragraph(
      `The helpdesk has copied what ${data.organisationName} published to ${data.sites.length === 1 ? 'another organisation' : 'other organisations'} of the same group:`,
    ),
    list(firstOf(data.sites.map(named))),
    facts({
      'Published by': named({ name: data.organisationName, code: data.code }),
      ...publicationFacts(data),
    }),
    paragraph('Whoever has published something better keeps that: the better of the two counts.'),
    button('See what everybody sees', links.organisation(data.sites[0]!.code)),
    paragraph('If this is wrong, tell the helpdesk.'),
  ],
};

export const publicationCopyEnded: Template<PublicationFacts & { sites: NamedOrganisation[] }> = {
  subject: ({ organisationName, sites }) =>
    `What ${organisationName} published no longer counts for ${together(sites)}`,
  body: (data, { links }) => [
    paragraph(
      `The helpdesk had copied what ${data.organisationName} published to ${data.sites.length === 1 ? 'another organisation' : 'other organisations'}, and has taken that back. It no longer counts for:`,
    ),
    list(firstOf(data.sites.map(named))),
    facts({
      'Published by': named({ name: data.organisationName, code: data.code }),
      ...publicationFacts(data),
    }),
    paragraph('What these organisations have published themselves is as it was.'),
    button('See what everybody sees', links.organisation(data.sites[0]!.code)),
    paragraph('If this is wrong, tell the helpdesk.'),
  ],
};

const together = (sites: NamedOrganisation[]): string =>
  sites.length === 1 ? sites[0]!.name : counted(sites.length, 'organisation');
