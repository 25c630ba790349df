import { z } from 'zod';

/** So many of the largest rows there are fit into one NATS message of 1 MiB. */
export const rowsPerPage = 300;

/**
 * Input and output of a request by which an owner gives away everything it told, a page at a time, in the order of the
 * primary key: who begins with `after: null` and goes on with `next` has seen every row that was there all the time.
 * @example defineRequest('assessment.publications.page', cursorPage(z.uuid(), z.object(facts)))
 */
export const cursorPage = <K extends z.ZodType, R extends z.ZodType>(key: K, row: R) => ({
  input: z.strictObject({
    after: key.nullable().default(null as never),
    limit: z.number().int().min(1).max(rowsPerPage).default(rowsPerPage),
  }),
  output: z.object({ rows: z.array(row), next: key.nullable() }),
  idempotent: true,
});
