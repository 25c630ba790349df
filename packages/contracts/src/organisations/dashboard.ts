import { z } from 'zod';
import { defineRoute } from '../define.js';
import { count, day, flag, listOf, odsCode, paging, typedText } from '../values.js';
import { status } from './register.js';
import { expiringWithin, progressBand } from './staff.js';

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
});
export type AreaCounts = z.infer<typeof areaCounts>;

/** Which of the caller's areas are looked at; all when neither is given. */
const area = { region: typedText(100).optional(), localAuthority: typedText(100).optional() };

/**
 * A site is an open organisation that takes part and is no head office. Every number is the `total` of the organisations
 * list with `site=true` and the filter of the same name.
 */
export const getDashboard = defineRoute('GET /staff/dashboard', {
  summary: 'How far the sites of an area are; regional officers see their own areas only',
  access: 'staff.organisations.view',
  query: z.object(area),
  output: areaCounts.extend({
    /** By region, by name; sites without one are counted in the whole only. */
    regions: z.array(areaCounts.extend({ name: z.string() })),
    /** By local authority, by name; sites without one are counted in the whole only. */
    areas: z.array(areaCounts.extend({ name: z.string() })),
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
    /** The first day that was counted, anywhere; `null` before the first time. */
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
