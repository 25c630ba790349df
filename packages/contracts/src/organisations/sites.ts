import { z } from 'zod';
import { defineEvent, defineRequest, defineRoute } from '../define.js';
import { day, listOf, odsCode, paging, searchText, typedText } from '../values.js';
import { status } from './register.js';

/**
 * How much of what is under an organisation is meant: `one` is what it operates itself, `all` the whole tree (group, head
 * office, site). Whoever is reached in several ways is there once.
 */
export const depth = z.enum(['one', 'all']);
export type Depth = z.infer<typeof depth>;

/** A site as its head office sees it. */
export const site = z.object({
  code: odsCode,
  name: z.string(),
  town: z.string().nullable(),
  postcode: z.string().nullable(),
  localAuthority: z.string().nullable(),
  joinedOn: day.nullable(),
  /** Who operates it, when that is another organisation under the head office; `null` is the head office itself. */
  under: z.object({ code: odsCode, name: z.string() }).nullable(),
  registered: z.boolean(),
  status,
});
export type Site = z.infer<typeof site>;

const siteList = z.object({
  code: odsCode,
  name: z.string(),
  headOfficeFunction: z.boolean(),
  /** The other code of the same single location, covered by every publication of this one. */
  twin: odsCode.nullable(),
  /** Open sites operated today, by name. A closed head office hides nobody who is under it. */
  sites: z.array(site),
});

const ofHeadOffice = z.strictObject({ code: odsCode, depth: depth.default('one') });

/** All open linked sites of an organisation with the status each has today. */
export const listSitesRequest = defineRequest('organisations.sites.list', {
  idempotent: true,
  input: ofHeadOffice,
  output: siteList,
});

/** The same without anything about each site but its code and name: for whoever covers them all. */
export const nameSitesRequest = defineRequest('organisations.sites.name', {
  idempotent: true,
  input: ofHeadOffice,
  output: siteList.extend({ sites: z.array(site.pick({ code: true, name: true })) }),
});

export const listSites = defineRoute('GET /organisations/:code/sites', {
  summary: 'The open sites of your head office and their status',
  access: 'organisation.view',
  params: z.object({ code: odsCode }),
  query: z.object({ q: searchText().optional(), depth: depth.default('one') }),
  output: siteList,
});

export const downloadSites = defineRoute('GET /organisations/:code/sites.csv', {
  summary: 'The open sites of your head office as CSV',
  access: 'organisation.view',
  params: z.object({ code: odsCode }),
  query: z.object({ depth: depth.default('one') }),
  produces: 'text/csv; charset=utf-8',
});

/** What happened to the list of sites of a head office on a day. */
export const siteChange = z.object({
  code: odsCode,
  name: z.string(),
  change: z.enum(['joined', 'left', 'closed']),
  on: day,
});
export type SiteChange = z.infer<typeof siteChange>;

export const listSiteChanges = defineRoute('GET /organisations/:code/sites/changes', {
  summary: 'Which sites joined or left your head office, or closed, until today; newest first',
  access: 'organisation.view',
  params: z.object({ code: odsCode }),
  query: z.object(paging),
  output: listOf(siteChange),
});

/** The four questions of domain.md §2: is one assessment right for all sites? */
export const sameAcrossSites = z.strictObject({
  training: z.boolean('Select yes if induction and training are the same in all sites'),
  policies: z.boolean('Select yes if policies and procedures are the same in all sites'),
  security: z.boolean('Select yes if security and breach arrangements are the same in all sites'),
  it: z.boolean('Select yes if IT is the same in all sites'),
});

export const switchHeadOfficeFunction = defineRoute('PUT /organisations/:code/head-office-function', {
  summary: 'Switch the head-office function of your organisation on or off',
  access: 'head-office.manage',
  params: z.object({ code: odsCode }),
  body: z.discriminatedUnion('enabled', [
    z.strictObject({ enabled: z.literal(true), sameAcrossSites }),
    z.strictObject({ enabled: z.literal(false) }),
  ]),
  output: z.object({ code: odsCode, headOfficeFunction: z.boolean() }),
});
/** `head-office-self-service-off`: the setting forbids it; `no-open-sites`: ODS shows none. */
export const headOfficeProblem = z.enum(['head-office-self-service-off', 'no-open-sites']);

/** Told only when the head office is registered: its administrators want to know. */
export const sitesJoined = defineEvent(
  'organisations.sites-joined.v1',
  z.object({
    headOffice: odsCode,
    headOfficeName: typedText(500),
    sites: z.array(z.object({ code: odsCode, name: typedText(500) })).max(10_000),
  }),
);
