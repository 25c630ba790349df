import { z } from 'zod';
import { defineRoute } from '../define.js';
import { requestId } from '../request-id.js';
import { typedDay } from '../typed-day.js';
import { count, day, itemRef, moment, odsCode, requiredLines, typedText } from '../values.js';

const ofDocument = z.object({ code: odsCode, id: z.uuid() });

export const documentReference = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('upload'),
    id: z.uuid(),
    name: typedText(255),
    size: count,
  }),
  z.strictObject({
    kind: z.literal('link'),
    url: z
      .url({ protocol: /^https?$/, error: 'Enter a web address that starts with https:// or http://' })
      .max(2000),
  }),
  z.strictObject({
    kind: z.literal('location'),
    description: requiredLines('Say where the document is kept', 500),
  }),
]);
export type DocumentReference = z.infer<typeof documentReference>;

/** Multipart with one `file` of at most 10 MB; its type is judged by its content. What else there is to say is in the query. */
export const uploadDocument = defineRoute('POST /organisations/:code/documents', {
  summary: 'Upload a document',
  access: 'assessment.answer',
  params: z.object({ code: odsCode }),
  query: z.strictObject({ requestId }),
  consumes: 'multipart/form-data',
  output: z.object({ id: z.uuid(), name: z.string(), size: z.number().int(), mediaType: z.string() }),
});
export const documentProblem = z.enum([
  'document-too-large',
  'document-type-not-allowed',
  'document-empty',
  'document-password-protected',
  'document-damaged',
  'document-macros',
  'document-infected',
  'document-quota',
  'document-not-scanned',
  'document-dates-changed',
]);

/** When a document is in use. Somebody says so; nothing is refused because a day has passed. */
export const documentDates = z.object({
  /** In use from this day. */
  effectiveOn: day.nullable(),
  /** To be looked at again by this day: after it, the document is out of date. */
  expiresOn: day.nullable(),
  /** Rises with every change of the days; send it back so that nobody's are overwritten unseen. */
  version: count,
});
export type DocumentDates = z.infer<typeof documentDates>;

/** The same as somebody types them; empty takes a day away. */
export const typedDates = { effectiveOn: typedDay, expiresOn: typedDay, version: count };

/** A document that is kept, and where the answers of this edition use it. */
export const documentSummary = documentDates.extend({
  id: z.uuid(),
  name: z.string(),
  size: count,
  uploadedAt: moment,
  uploadedBy: z.string(),
  usedIn: z.array(itemRef),
  /** The newer document that was put in its place. */
  replacedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** The supplier's statement that it is, and what has become of that since. */
  statement: z
    .object({
      id: z.uuid(),
      supplier: z.string(),
      withdrawnOn: day.nullable(),
      newer: z.object({ id: z.uuid(), from: day }).nullable(),
    })
    .nullable(),
  /** Until when it can be put back in the place of that one; `null` when it cannot. */
  restorableUntil: moment.nullable(),
});
export type DocumentSummary = z.infer<typeof documentSummary>;

/** What was uploaded and never used in an answer is not among them; statements of suppliers are, once they are added. */
export const listDocuments = defineRoute('GET /organisations/:code/documents', {
  summary: 'Documents of an organisation by name, each with the questions whose answers use it',
  access: 'assessment.view',
  params: z.object({ code: odsCode }),
  output: z.object({ items: z.array(documentSummary) }),
});

export const downloadDocument = defineRoute('GET /organisations/:code/documents/:id', {
  summary: 'Download a document',
  access: 'assessment.view',
  params: ofDocument,
  produces: 'application/octet-stream',
});

/**
 * Both days lie within 30 years of today, and `expiresOn` after `effectiveOn`. When they have another `version` by now, nothing
 * is saved: `document-dates-changed`.
 */
export const saveDocumentDates = defineRoute('PUT /organisations/:code/documents/:id/dates', {
  summary: 'Say from when a document is in use, and by when it is to be looked at again',
  access: 'assessment.answer',
  params: ofDocument,
  body: z.strictObject(typedDates),
  output: documentDates,
});
