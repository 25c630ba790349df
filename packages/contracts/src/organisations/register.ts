import { z } from 'zod';
import { defineRoute } from '../define.js';
import { day, editionId, level, listOf, odsCode, paging, searchText, typedText } from '../values.js';

export const statusState = z.enum(['published', 'out-of-date', 'not-published']);
export type StatusState = z.infer<typeof statusState>;

/** What the world sees for an organisation on a day (domain: "Head office → site"). */
export const status = z.object({
  state: statusState,
  level: level.nullable(),
  edition: editionId.nullable(),
  publishedOn: day.nullable(),
  /** First day on which it no longer counts. */
  expiresOn: day.nullable(),
  /** The organisation whose publication covers it; `null` when it is its own. */
  through: z.object({ code: odsCode, name: z.string() }).nullable(),
  /** The organisation it comes through no longer operates this one. */
  formerHeadOffice: z.boolean(),
});
export type Status = z.infer<typeof status>;

export const registerEntry = z.object({
  code: odsCode,
  name: z.string(),
  type: z.string(),
  postcode: z.string().nullable(),
  localAuthority: z.string().nullable(),
  region: z.string().nullable(),
  headOffice: z.object({ code: odsCode, name: z.string() }).nullable(),
  status,
});
export type RegisterEntry = z.infer<typeof registerEntry>;

/** Filters of the public register; all must hold. */
export const registerFilter = {
  q: searchText().optional(),
  status: z.enum(['approaching', 'met', 'exceeded', 'out-of-date', 'not-published']).optional(),
  type: typedText(40).optional(),
  localAuthority: typedText(100).optional(),
  region: typedText(100).optional(),
};

export const listRegister = defineRoute('GET /register', {
  summary: 'The public register: every open organisation and its status, a page at a time',
  access: 'public',
  query: z.object({ ...registerFilter, ...paging }),
  output: listOf(registerEntry),
});

export const downloadRegister = defineRoute('GET /register.csv', {
  summary:
    'The public register as CSV. The whole of it is written once per change or hour and at most about a minute old ' +
    '(`Last-Modified`, `ETag`; ask with `If-None-Match`); a part of it is as it is now',
  access: 'public',
  query: z.object(registerFilter),
  produces: 'text/csv; charset=utf-8',
});
