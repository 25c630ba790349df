import { z } from 'zod';
import { defineRoute } from '../define.js';
import {
  count,
  day,
  editionId,
  level,
  listOf,
  moment,
  odsCode,
  paging,
  searchText,
  typedText,
} from '../values.js';

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

/** The register as a file: for programs, for both, and for people. */
export const registerFormat = z.enum(['csv', 'json', 'xlsx']);
export type RegisterFormat = z.infer<typeof registerFormat>;

/** Columns of the register as CSV and as a workbook: none ever goes, moves or changes its name; new ones come at the end. */
export const registerColumnNames = [
  'ODS code',
  'Name',
  'Type',
  'Postcode',
  'Local authority',
  'Region',
  'Head office (ODS code)',
  'Head office (name)',
  'Status',
  'Edition',
  'Published on',
  'Expires on',
  'Through (ODS code)',
  'Through (name)',
  'Former head office',
] as const;

const wholeFile =
  'The whole of it is written once per change or hour and at most about a minute old (`Last-Modified`, `ETag`; ask with ' +
  '`If-None-Match`); a part of it is as it is now';

export const downloadRegister = defineRoute('GET /register.csv', {
  summary: `The public register as CSV. Columns keep their names and places; new ones come at the end. ${wholeFile}`,
  access: 'public',
  query: z.object(registerFilter),
  produces: 'text/csv; charset=utf-8',
});

export const downloadRegisterAsJson = defineRoute('GET /register.json', {
  summary: `The public register as one JSON object whose \`items\` are as in \`GET /register\`, by code. ${wholeFile}`,
  access: 'public',
  query: z.object(registerFilter),
  produces: 'application/json; charset=utf-8',
});

export const downloadRegisterAsWorkbook = defineRoute('GET /register.xlsx', {
  summary:
    'The whole public register for a spreadsheet, with the columns and at the age of `GET /register.csv`',
  access: 'public',
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

export const describeRegisterFiles = defineRoute('GET /register-files', {
  summary: 'How large the files of the public register are, and since when they have been the same',
  access: 'public',
  output: z.object({
    organisations: count,
    /** Nothing has changed since then; it may have been the same for longer. */
    sameSince: moment,
    files: z.array(
      z.object({
        format: registerFormat,
        /** Unpacked; `null` while nobody has asked for this format. */
        bytes: count.nullable(),
      }),
    ),
  }),
});
