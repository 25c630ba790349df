import { z } from 'zod';
import { defineRoute } from '../define.js';
import { depth, sameAcrossSites } from '../organisations/sites.js';
import { count, level, odsCode, typedLines } from '../values.js';

const ofOrganisation = z.object({ code: odsCode });

/**
 * What somebody has decided so far on the way to publishing, one per person and organisation. Kept so that nothing is
 * lost between the steps, with hundreds of sites, after signing in again or on another computer.
 */
export const publicationDraft = z.strictObject({
  /** Goes into the publication: publishing the draft twice gives one publication. */
  requestId: z.uuid(),
  level: level.nullable(),
  sameAcrossSites: sameAcrossSites.nullable(),
  /** Asked only of who has sites of sites. */
  depth: depth.nullable().default(null),
  /** Sites to leave out; the reason may still be missing. */
  exclusions: z.array(z.strictObject({ code: odsCode, reason: typedLines(500) })).max(10_000),
  /** `version` of the profile that was confirmed to be up to date. */
  profileVersion: count.nullable(),
  /** The publication it became. */
  publicationId: z.uuid().nullable(),
});
export type PublicationDraft = z.infer<typeof publicationDraft>;

const kept = z.object({ draft: publicationDraft.nullable() });

export const getPublicationDraft = defineRoute('GET /organisations/:code/publication-draft', {
  summary: 'What you have decided so far about publishing',
  access: 'assessment.publish',
  params: ofOrganisation,
  output: kept,
});

export const savePublicationDraft = defineRoute('PUT /organisations/:code/publication-draft', {
  summary: 'Keep what you have decided about publishing',
  access: 'assessment.publish',
  params: ofOrganisation,
  body: publicationDraft,
  output: kept,
});
