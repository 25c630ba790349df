import { z } from 'zod';
import { defineRoute } from '../define.js';
import { day, listOf, moment, odsCode, paging } from '../values.js';
import { siteCorrection } from './corrections.js';
import { coverageReason } from './coverage.js';
import { organisationWithStatus } from './organisations.js';
import { registerFilter, status } from './register.js';
import { site } from './sites.js';

/** Days within which a publication expires. */
export const expiringWithin = z.enum(['30', '60', '90']);

/** How far a registered site is that has not published: no item, less than half, half or more of the mandatory ones, all. */
export const progressBand = z.enum(['not-started', 'first-half', 'second-half', 'complete']);

/** Days without any activity after which a registered site that has begun and not published is stuck. */
export const stuckAfterDays = 30;

/** A row of the staff's organisations list. */
export const staffOrganisation = z.object({
  /** react-admin's identifier: the ODS code. */
  id: z.string(),
  code: odsCode,
  name: z.string(),
  type: z.string(),
  postcode: z.string().nullable(),
  localAuthority: z.string().nullable(),
  region: z.string().nullable(),
  open: z.boolean(),
  registered: z.boolean(),
  administrators: z.number().int(),
  headOfficeName: z.string().nullable(),
  status,
  /** Mandatory items for Standards Met answered in the newest edition, of how many. */
  progress: z
    .object({ answered: z.number().int(), total: z.number().int(), lastActivityAt: moment.nullable() })
    .nullable(),
});

export const listStaffOrganisations = defineRoute('GET /staff/organisations', {
  summary: 'Organisations as support staff see them; regional officers see their own areas only',
  access: 'staff.organisations.view',
  query: z.object({
    ...registerFilter,
    registered: z.enum(['true', 'false']).optional(),
    open: z.enum(['true', 'false']).optional(),
    /** Only open organisations that take part and are no head office. */
    site: z.enum(['true']).optional(),
    expiring: expiringWithin.optional(),
    /** What is published runs out on this day or one of the six after it. */
    expiringWeek: day.optional(),
    /** Sites of this head office. */
    headOffice: odsCode.optional(),
    /** Whether its head office has registered. */
    headOfficeRegistered: z.enum(['true', 'false']).optional(),
    /** Whether anything that somebody has published counts for it today. */
    covered: z.enum(['true', 'false']).optional(),
    progress: progressBand.optional(),
    /** Registered, begun, nothing published that counts, and no activity for `stuckAfterDays`. */
    stuck: z.enum(['true']).optional(),
    /** Only those of which this is not known. */
    unknown: z.enum(['region', 'localAuthority']).optional(),
    sort: z
      .enum(['code', 'name', 'type', 'postcode', 'localAuthority', 'status', 'expiresOn', 'lastActivityAt'])
      .default('name'),
    order: z.enum(['ASC', 'DESC']).default('ASC'),
    ...paging,
  }),
  output: listOf(staffOrganisation),
});

export const getStaffOrganisation = defineRoute('GET /staff/organisations/:code', {
  summary: 'One organisation with sites, progress and why it has its status',
  access: 'staff.organisations.view',
  params: z.object({ code: odsCode }),
  output: organisationWithStatus.extend({
    id: z.string(),
    administrators: z.number().int(),
    progress: staffOrganisation.shape.progress,
    why: z.array(coverageReason),
    sites: z.array(site),
    /** Dated head offices, newest first. */
    headOffices: z.array(
      z.object({
        code: odsCode,
        name: z.string(),
        from: z.string().nullable(),
        until: z.string().nullable(),
      }),
    ),
    /** Where the helpdesk says something else than ODS about its sites or its head office, newest first. */
    corrections: z.array(siteCorrection),
  }),
});
