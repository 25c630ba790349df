import { z } from 'zod';
import { defineRoute } from '../define.js';
import { expiringWithin, progressBand } from './staff.js';

const count = z.number().int();

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

/**
 * A site is an open organisation that takes part and is no head office. Every number is the `total` of the organisations
 * list with `site=true` and the filter of the same name.
 */
export const getDashboard = defineRoute('GET /staff/dashboard', {
  summary: 'How far the sites of an area are; regional officers see their own areas only',
  access: 'staff.organisations.view',
  query: z.object({ region: z.string().max(100).optional(), localAuthority: z.string().max(100).optional() }),
  output: areaCounts.extend({
    /** By local authority, by name; sites without one are counted in the whole only. */
    areas: z.array(areaCounts.extend({ name: z.string() })),
  }),
});
