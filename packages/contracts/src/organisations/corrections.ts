import { z } from 'zod';
import { defineEvent } from '../define.js';
import { day, moment, odsCode, typedText } from '../values.js';

/** A site that the helpdesk has added to a head office, or removed from one, apart from what ODS says. */
export const siteCorrection = z.object({
  id: z.uuid(),
  kind: z.enum(['added', 'removed']),
  site: odsCode,
  siteName: z.string(),
  headOffice: odsCode,
  headOfficeName: z.string(),
  from: day,
  /** Until when it counts, when it was ended. */
  until: day.nullable(),
  evidence: z.string(),
  madeBy: z.string(),
  madeAt: moment,
  /** Whom ODS names as the head office of the site today. */
  odsSays: z.object({ code: odsCode, name: z.string() }).nullable(),
  /** ODS still says something else today. */
  differs: z.boolean(),
});
export type SiteCorrection = z.infer<typeof siteCorrection>;

/** The helpdesk has corrected the list of sites of a head office. */
export const siteListCorrected = defineEvent(
  'organisations.site-list-corrected.v1',
  z.object({
    headOffice: odsCode,
    headOfficeName: typedText(500),
    site: odsCode,
    siteName: typedText(500),
    change: z.enum(['added', 'removed']),
    from: day,
  }),
);

/** The helpdesk has switched the head-office function of an organisation on or off. */
export const headOfficeFunctionSwitched = defineEvent(
  'organisations.head-office-function-switched.v1',
  z.object({ code: odsCode, name: typedText(500), enabled: z.boolean() }),
);
