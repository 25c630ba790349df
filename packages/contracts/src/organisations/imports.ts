import { z } from 'zod';
import { defineRoute } from '../define.js';
import { listOf, moment, paging } from '../values.js';

/** What one import of one file did, or why it did nothing. */
export const importReport = z.object({
  id: z.uuid(),
  file: z.string(),
  /** Which of the known file layouts it was, `null` when it was none. */
  kind: z.string().nullable(),
  /** Files are taken one at a time; `waiting` ones in the order they came. */
  state: z.enum(['waiting', 'running', 'done', 'refused']),
  /** While it waits: 1 is next. */
  queuePosition: z.number().int().nullable(),
  /** It has only what changed since an earlier file: what it does not name is as it was. */
  changesOnly: z.boolean(),
  /** Plain words: why it was refused. */
  refusal: z.string().nullable(),
  startedAt: moment,
  finishedAt: moment.nullable(),
  sha256: z.string(),
  counts: z.object({
    rows: z.number().int(),
    new: z.number().int(),
    changed: z.number().int(),
    renamed: z.number().int(),
    closed: z.number().int(),
    reopened: z.number().int(),
    moved: z.number().int(),
    unchanged: z.number().int(),
    missing: z.number().int(),
    unknownParent: z.number().int(),
    badPostcode: z.number().int(),
    duplicate: z.number().int(),
    rejected: z.number().int(),
  }),
  /** The first three hundred rejected or suspicious rows, at most a hundred of one kind; `counts` has all. */
  findings: z.array(z.object({ line: z.number().int(), code: z.string().nullable(), reason: z.string() })),
});
export type ImportReport = z.infer<typeof importReport>;

export const importFile = defineRoute('POST /imports', {
  summary:
    'Import one ODS file (multipart: `file`). Answers with the report when it is done, or after 20 seconds with one ' +
    'that is waiting or running: ask for it again',
  access: 'staff.imports.run',
  query: z.object({
    /** Go on although more than 5 % of the organisations would close or be dropped. */
    force: z.enum(['true', 'false']).default('false'),
  }),
  consumes: 'multipart/form-data',
  output: importReport,
});

export const listImports = defineRoute('GET /imports', {
  summary: 'Reports of the imports made so far, newest first',
  access: 'staff.imports.view',
  query: z.object(paging),
  output: listOf(importReport),
});

export const getImport = defineRoute('GET /imports/:id', {
  summary: 'Report of one import',
  access: 'staff.imports.view',
  params: z.object({ id: z.uuid() }),
  output: importReport,
});
