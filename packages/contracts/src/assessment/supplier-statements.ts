import { z } from 'zod';
import { defineRoute } from '../define.js';
import { requestId } from '../request-id.js';
import { typedDay } from '../typed-day.js';
import {
  count,
  day,
  itemRef,
  listOf,
  moment,
  odsCode,
  paging,
  requiredLines,
  requiredText,
  searchText,
} from '../values.js';

const ofOrganisation = z.object({ code: odsCode });
const ofStatement = z.object({ id: z.uuid() });
const ofOwn = z.object({ code: odsCode, id: z.uuid() });

/** How many statements an organisation may offer at a time. */
export const mostSupplierStatements = 50;

/** What a supplier says once, for everybody who asks. It is text: what is in it never becomes a link. */
export const supplierStatement = z.object({
  id: z.uuid(),
  /** As the register names it; nobody types it. */
  supplier: z.object({ code: odsCode, name: z.string() }),
  title: z.string(),
  products: z.string(),
  summary: z.string(),
  /** Items of the running edition that it helps to answer. */
  questions: z.array(itemRef),
  /** The version that counts now. */
  file: z.object({
    /** Under this id it is among the documents of whoever has added it. */
    id: z.uuid(),
    /** 1 for the first. */
    number: count,
    name: z.string(),
    size: count,
    writtenAt: moment,
    /** In use from this day. */
    effectiveOn: day,
    /** To be looked at again by this day. */
    expiresOn: day.nullable(),
  }),
  /** It is not offered any more; documents that were made from it stay. */
  withdrawnOn: day.nullable(),
});
export type SupplierStatement = z.infer<typeof supplierStatement>;

/** The same for those who wrote it. */
export const ownSupplierStatement = supplierStatement.extend({
  /** Rises with every change; send it back so that nobody’s is overwritten unseen. */
  version: count,
  writtenBy: z.string(),
  /** How many organisations have it among their documents. Which ones, nobody is told. */
  addedBy: count,
});
export type OwnSupplierStatement = z.infer<typeof ownSupplierStatement>;

/** Nothing is listed unasked: a statement is found by what it is about, or by whose it is. */
export const findSupplierStatements = defineRoute('GET /supplier-statements', {
  summary: 'Find statements of suppliers by name or ODS code of the supplier, product or title',
  access: 'assessment.view',
  query: z.object({
    q: searchText().min(1, 'Enter the name of a supplier, a product or a service'),
    ...paging,
  }),
  output: listOf(supplierStatement),
});

export const getSupplierStatement = defineRoute('GET /supplier-statements/:id', {
  summary: 'One statement of a supplier',
  access: 'assessment.view',
  params: ofStatement,
  output: supplierStatement,
});

/** Of one that was withdrawn there is no file. */
export const downloadSupplierStatement = defineRoute('GET /supplier-statements/:id/file', {
  summary: 'Download the newest version of a statement',
  access: 'assessment.view',
  params: ofStatement,
  produces: 'application/octet-stream',
});

/**
 * The file is kept once, with the supplier, and does not count towards the quota. Adding it again changes nothing. Refused
 * with `supplier-statement-changed` when `version` is not the newest any more, with `supplier-statement-withdrawn` when it is
 * not offered any more.
 */
export const addSupplierStatement = defineRoute('POST /organisations/:code/documents/from-statement', {
  summary: 'Put a statement of a supplier among the documents of an organisation',
  access: 'assessment.answer',
  params: ofOrganisation,
  body: z.strictObject({
    statement: z.uuid(),
    /** Id of the file that was shown. */
    version: z.uuid(),
  }),
  output: z.object({ id: z.uuid(), name: z.string(), size: count }),
});

/** Newest first; those withdrawn come last. */
export const listSupplierStatements = defineRoute('GET /organisations/:code/supplier-statements', {
  summary: 'The statements an organisation offers, and how many have added each',
  access: 'assessment.view',
  params: ofOrganisation,
  output: z.object({ items: z.array(ownSupplierStatement) }),
});

const typed = {
  title: requiredText('Enter a title', 150),
  products: requiredText('Enter the products or services it is about', 300),
  summary: requiredLines('Say in a few sentences what it says', 1000),
  questions: z.array(itemRef).max(200),
  /** Empty means today. */
  effectiveOn: typedDay,
  expiresOn: typedDay,
};

/** The file is uploaded first, as any document. At most 50 are offered at a time: `supplier-statements-full`. */
export const writeSupplierStatement = defineRoute('POST /organisations/:code/supplier-statements', {
  summary: 'Offer a statement to everybody who is signed in',
  access: 'supplier-statements.write',
  params: ofOrganisation,
  body: z.strictObject({
    ...typed,
    /** Id of the upload. */
    file: z.uuid({ error: 'Choose the file' }),
    requestId,
  }),
  output: ownSupplierStatement,
});

/**
 * With another file it is a newer version, and whoever has added the one before is told so beside their document. Refused with
 * `supplier-statement-changed` when somebody else has changed it since `version`.
 */
export const changeSupplierStatement = defineRoute('PUT /organisations/:code/supplier-statements/:id', {
  summary: 'Change what a statement says, or put a newer version in its place',
  access: 'supplier-statements.write',
  params: ofOwn,
  body: z.strictObject({
    ...typed,
    /** Id of the upload of a newer file; `null` keeps the one there is. */
    file: z.uuid({ error: 'Choose the file' }).nullable(),
    version: count,
  }),
  output: ownSupplierStatement,
});

/** Nobody finds it any more. Those who have added it keep it, and see that it was withdrawn. */
export const withdrawSupplierStatement = defineRoute(
  'POST /organisations/:code/supplier-statements/:id/withdrawal',
  {
    summary: 'Offer a statement no longer',
    access: 'supplier-statements.write',
    params: ofOwn,
    body: z.strictObject({ version: count }),
    output: ownSupplierStatement,
  },
);

export const supplierStatementProblem = z.enum([
  'supplier-statements-full',
  'supplier-statement-changed',
  'supplier-statement-withdrawn',
]);
