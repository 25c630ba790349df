import { z } from 'zod';
import { defineRoute } from '../define.js';
import { requestId } from '../request-id.js';
import { assertionRef, count, itemRef, moment, odsCode } from '../values.js';
import { documentDates, typedDates } from './documents.js';

const document = z.object({ id: z.uuid(), name: z.string(), size: count });

/** What putting a newer document in the place of another would change now. */
export const documentReplacement = z.object({
  document,
  /** The newer one, with the dates it has already. */
  by: document.extend(documentDates.shape),
  /** Answers of this edition that name the document; send them back with their versions. */
  answers: z.array(z.object({ ref: itemRef, question: z.string(), version: count })),
  /** Assertions that are confirmed, and have to be confirmed again afterwards. */
  unconfirmed: z.array(z.object({ ref: assertionRef, title: z.string() })),
});
export type DocumentReplacement = z.infer<typeof documentReplacement>;

/** The newer document is uploaded first, as any other. */
export const previewDocumentReplacement = defineRoute(
  'GET /organisations/:code/documents/:id/replacements/:by',
  {
    summary: 'What putting a newer document in the place of another would change; it changes nothing',
    access: 'assessment.answer',
    params: z.object({ code: odsCode, id: z.uuid(), by: z.uuid() }),
    output: documentReplacement,
  },
);

/**
 * All answers of this edition that name the document name the newer one instead, each with a line in its history, and what was
 * confirmed on the strength of them is confirmed no longer. When they are not exactly the `answers` that were shown, nothing
 * is changed: `document-use-changed` with `changed`, the items and who changed them. The old document stays for the history and
 * for publications. The dates are those of the newer one.
 */
export const replaceDocument = defineRoute('POST /organisations/:code/documents/:id/replacements', {
  summary: 'Put a newer document in the place of another in all answers that name it',
  access: 'assessment.answer',
  params: z.object({ code: odsCode, id: z.uuid() }),
  body: z.strictObject({
    by: z.uuid(),
    ...typedDates,
    answers: z
      .array(z.strictObject({ ref: itemRef, version: count }))
      .min(1, 'No answer uses this document now')
      .max(200),
    requestId,
  }),
  output: z.object({ answers: count }),
});

/** What putting the older document back would change now. */
export const documentRestoration = z.object({
  document,
  /** The newer one, which is in its place. */
  by: document,
  replacedAt: moment,
  /** Answers that are still as the replacement left them; send them back with their versions. */
  answers: z.array(z.object({ ref: itemRef, question: z.string(), version: count })),
  /** Answers that somebody has changed since: they stay as they are. */
  left: z.array(z.object({ ref: itemRef, question: z.string(), changedBy: z.string() })),
  /** Assertions that are confirmed, and have to be confirmed again afterwards. */
  unconfirmed: z.array(z.object({ ref: assertionRef, title: z.string() })),
});
export type DocumentRestoration = z.infer<typeof documentRestoration>;

/** Refused as `restoreDocument` is. */
export const previewDocumentRestoration = defineRoute('GET /organisations/:code/documents/:id/restoration', {
  summary: 'What putting the older document back would change; it changes nothing',
  access: 'assessment.answer',
  params: z.object({ code: odsCode, id: z.uuid() }),
  output: documentRestoration,
});

/**
 * Undoes the last replacement of a document: answers that are still as it left them name the older document again, each with a
 * line in its history. It is a change of the answer like any other: what is confirmed on the strength of them is confirmed no
 * longer, and what the replacement ended is not confirmed again by itself. When they are not exactly the `answers` that were
 * shown, nothing is changed: `document-use-changed`. Refused with `document-not-replaced` after 30 days, in the next edition, and
 * once it has been done.
 */
export const restoreDocument = defineRoute('POST /organisations/:code/documents/:id/restorations', {
  summary: 'Put the older document back in the answers in which a newer one took its place',
  access: 'assessment.answer',
  params: z.object({ code: odsCode, id: z.uuid() }),
  body: z.strictObject({
    answers: z
      .array(z.strictObject({ ref: itemRef, version: count }))
      .min(1, 'No answer can get the older version back')
      .max(200),
    requestId,
  }),
  output: z.object({ answers: count }),
});

/** For how many days a replacement can be undone. */
export const restoredWithinDays = 30;

export const documentReplacementProblem = z.enum(['document-use-changed', 'document-not-replaced']);
