import { z } from 'zod';
import { defineRequest, defineRoute } from '../define.js';
import { certificateCode, editionId, level, listOf, moment, odsCode, paging, searchText } from '../values.js';

const named = z.object({ code: odsCode, name: z.string() });

/** What one publication says of one organisation, with the code by which anybody can check it. Names are those of the day. */
export const certificate = z.object({
  code: certificateCode,
  organisation: named,
  level,
  edition: editionId,
  publishedAt: moment,
  expiresAt: moment,
  /** Who published it; `null` when the organisation did itself. */
  through: named.nullable(),
});
export type Certificate = z.infer<typeof certificate>;

/** Not found when the publication does not count for the organisation, or its copy was taken back. */
export const getCertificate = defineRoute('GET /organisations/:code/certificates/:publicationId', {
  summary: 'What a publication says of your organisation, whoever made it, and the code to check it by',
  access: 'assessment.view',
  params: z.object({ code: odsCode, publicationId: z.uuid() }),
  output: certificate,
});

/** Of a publication of your own: yours first, then by name. */
export const listCertificates = defineRoute('GET /organisations/:code/publications/:id/certificates', {
  summary: 'The certificates of all that a publication of your organisation counts for',
  access: 'assessment.view',
  params: z.object({ code: odsCode, id: z.uuid() }),
  query: z.object({
    /** A part of name or code. */
    q: searchText().optional(),
    /** Only that of this organisation. */
    organisation: odsCode.optional(),
    ...paging,
  }),
  output: listOf(certificate),
});

/** What a code stands for; `null` when there is none like it. Whether it still counts is the register's to say. */
export const findCertificate = defineRequest('assessment.certificates.find', {
  idempotent: true,
  input: z.strictObject({ code: certificateCode }),
  output: z.object({ certificate: z.object({ publicationId: z.uuid(), organisation: odsCode }).nullable() }),
});
