import { z } from 'zod';
import { defineRoute } from '../define.js';
import { level, moment, odsCode } from '../values.js';

/** One publication that bears, or bore, on an organisation's status. */
export const coverageReason = z.object({
  publicationId: z.uuid(),
  level,
  edition: z.string(),
  publishedAt: moment,
  expiresAt: moment,
  /** `null` when the organisation published it itself. */
  through: z.object({ code: odsCode, name: z.string() }).nullable(),
  via: z.enum(['own', 'head-office', 'same-location', 'copied']),
  addedAt: moment,
  /** When it was ended before it expired. */
  endedAt: moment.nullable(),
  current: z.boolean(),
  formerHeadOffice: z.boolean(),
  /** This is the one that decides. */
  decides: z.boolean(),
});
export type CoverageReason = z.infer<typeof coverageReason>;

export const listCoverage = defineRoute('GET /organisations/:code/coverage', {
  summary:
    'What was ever published for your organisation, by whom, and which of it decides today; newest first',
  access: 'organisation.view',
  params: z.object({ code: odsCode }),
  output: z.object({ items: z.array(coverageReason) }),
});
