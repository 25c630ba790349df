import { z } from 'zod';
import { defineRoute } from '../define.js';
import { count, day, flag, listOf, odsCode, paging, typedText } from '../values.js';
import { registerFilter, status } from './register.js';
import { expiringWithin, progressBand, staffOrganisation } from './staff.js';

/** Sites of one area, counted as they are today. Publications of head offices are expanded to sites. */
export const areaCounts = z.object({
  sites: count,
  /** By what the world sees; the five add up to `sites`. */
  status: z.object({
    approaching: count,
    met: count,
    exceeded: count,
    'out-of-date': count,
    'not-published': count,
  }),
  /** Of those that are published: how many expire within so many days. */
  expiring: z.record(expiringWithin, count),
  /** Of those that are registered and not published: how far they are. */
  progress: z.record(progressBand, count),
  /** Neither registered nor covered by anybody's publication. */
  neverRegistered: count,
  /** Of these, those whose head office has registered. */
  headOfficeRegistered: count,
});
export type AreaCounts = z.infer<typeof areaCounts>;

/** Which of the caller's areas are looked at, and which type of organisations; all when nothing is given. */
const area = {
  region: typedText(100).optional(),
  /** Of either tier. */
  localAuthority: typedText(100).optional(),
  type: registerFilter.type,
};

/** Code of the Office for National Statistics, by which maps know an area; `null` for a name that is not known. */
const areaCode = z.string().nullable();
const namedCounts = areaCounts.extend({ name: z.string() });
const authorityCounts = namedCounts.extend({ code: areaCode });

/**
 * A site is an open organisation that takes part and is no head office. Every number is the `total` of the organisations
 * list with `site=true` and the filter of the same name.
 */
export const getDashboard = defineRoute('GET /staff/dashboard', {
  summary: 'How far the sites of an area are; regional officers see their own areas only',
  access: 'staff.organisations.view',
  query: z.object(area),
  output: areaCounts.extend({
    /** How many of the published run out in each of the next 13 weeks, by the first of its days; the list's `expiringWeek`. */
    expiringByWeek: z.array(z.object({ from: day, sites: count })),
    /** By region, by name. With `unknown.region` they add up to the whole. */
    regions: z.array(namedCounts),
    /** By upper-tier authority (a county council, or the one council there is), by name. */
    upperTier: z.array(authorityCounts),
    /** By lower-tier authority, by name. Of either tier they add up to the whole with `unknown.localAuthority`. */
    areas: z.array(authorityCounts.extend({ upperCode: areaCode })),
    /** Sites whose area is not known; `null` without any. */
    unknown: z.object({ region: areaCounts.nullable(), localAuthority: areaCounts.nullable() }),
  }),
});

const authorityShare = z.object({ name: z.string(), code: areaCode, sites: count, published: count });
export type AuthorityShare = z.infer<typeof authorityShare>;

/**
 * As it was counted then, for the areas there are today: the past of one that was merged is the past of what it became.
 */
export const getShares = defineRoute('GET /staff/dashboard/shares', {
  summary:
    'How many sites of each local authority were published on a day; regional officers see their own areas only',
  access: 'staff.organisations.view',
  query: z.object({ on: day, type: registerFilter.type }),
  output: z.object({
    /** The last day that was counted until then; `null` without any. */
    day: day.nullable(),
    upperTier: z.array(authorityShare),
    areas: z.array(authorityShare),
  }),
});

/** How the sites of an area stood at the end of a week, or stand today; as they were counted then. */
export const weekCounts = areaCounts.pick({ sites: true, status: true }).extend({
  day,
  /** `null` for a day that was counted afterwards: nobody knows any more who was registered then. */
  neverRegistered: count.nullable(),
});
export type WeekCounts = z.infer<typeof weekCounts>;

export const getTrend = defineRoute('GET /staff/dashboard/trend', {
  summary:
    'How the sites of an area stood in each of the last 26 weeks; regional officers see their own areas only',
  access: 'staff.organisations.view',
  query: z.object(area),
  output: z.object({
    /** The first day that was counted, anywhere, with types apart if one is asked for; `null` before it. */
    since: day.nullable(),
    /** Oldest first; none without sites in the areas looked at. */
    weeks: z.array(weekCounts),
  }),
});

/** A head office with sites in the areas looked at; only those are counted. */
export const group = z.object({
  /** react-admin's identifier: the ODS code. */
  id: z.string(),
  code: odsCode,
  name: z.string(),
  sites: count,
  /** Of these, those for which nothing counts that anybody has published. */
  uncovered: count,
  /** To call it, where ODS says it. */
  telephone: z.string().nullable(),
  status,
  registered: z.boolean(),
  progress: staffOrganisation.shape.progress,
  headOfficeFunction: z.boolean(),
  /** It is in the caller's areas itself, and so has a page for them. */
  inArea: z.boolean(),
});
export type Group = z.infer<typeof group>;

export const listGroups = defineRoute('GET /staff/groups', {
  summary:
    'Head offices by how many of their sites in the area are not covered; regional officers see their own areas only',
  access: 'staff.organisations.view',
  query: z.object({
    ...area,
    /** Only those with a site that is not covered. */
    uncovered: flag.optional(),
    sort: z.enum(['uncovered', 'sites', 'name']).default('uncovered'),
    order: z.enum(['ASC', 'DESC']).default('DESC'),
    ...paging,
  }),
  output: listOf(group),
});
