import { z } from 'zod';
import { defineRoute } from '../define.js';
import { requestId } from '../request-id.js';
import { assertionRef, count, itemRef, odsCode } from '../values.js';
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
export const documentReplacementProblem = z.enum(['document-use-changed']);
