import { z } from 'zod';
import { defineRoute } from '../define.js';
import { certificateCode, day, editionId, level, moment, odsCode } from '../values.js';
import { status } from './register.js';

const named = z.object({ code: odsCode, name: z.string() });

/** Whether a certificate counts: `superseded` by a newer one of the same publisher, `ended` by the helpdesk. */
export const certificateStanding = z.enum(['current', 'superseded', 'expired', 'ended']);
export type CertificateStanding = z.infer<typeof certificateStanding>;

/** What is true of a certificate today: nothing that the public register does not show. */
export const verifiedCertificate = z.object({
  code: certificateCode,
  organisation: named,
  level,
  edition: editionId,
  publishedAt: moment,
  /** First day on which it counts no longer, by its date. */
  expiresOn: day,
  /** The organisation that published it; `null` when it is its own. */
  through: named.nullable(),
  /** That organisation no longer operates this one. */
  formerHeadOffice: z.boolean(),
  standing: certificateStanding,
  /** Since when it is superseded or ended. */
  since: moment.nullable(),
  /** What the register shows of the organisation today. */
  status,
});
export type VerifiedCertificate = z.infer<typeof verifiedCertificate>;

/** The code as people type it: blanks, hyphens, case and look-alikes are forgiven. */
export const verifyCertificate = defineRoute('GET /certificates/:code', {
  summary: 'Whether a certificate counts today, and for whom',
  access: 'public',
  params: z.object({ code: certificateCode }),
  output: verifiedCertificate,
});
