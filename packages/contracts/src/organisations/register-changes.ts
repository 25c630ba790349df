import { z } from 'zod';
import { defineRoute } from '../define.js';
import { count, moment, odsCode } from '../values.js';
import { registerEntry } from './register.js';

/** The newest change of one organisation's entry in the public register. */
export const registerChange = z.object({
  /** Only grows; numbers in between may be missing. */
  change: count,
  /** When it was seen: at the latest about two minutes after it happened. */
  at: moment,
  code: odsCode,
  /** The entry since then; `null` when the organisation is in the register no longer, because it closed. */
  entry: registerEntry.nullable(),
  /** The entry before; `null` when it was not in the register. */
  before: registerEntry.nullable(),
});
export type RegisterChange = z.infer<typeof registerChange>;

export const listRegisterChanges = defineRoute('GET /register/changes', {
  summary:
    'What has changed in the public register, oldest change first. Ask with `after=0` for all of it, then again and again ' +
    'with the number of the last change you have. Each organisation comes once, with its newest change: whoever sets each ' +
    'entry as it comes has the register as it is now. Answers 410 when `after` is not one of this register: begin again with 0',
  access: 'public',
  query: z.object({
    after: z.coerce.number().pipe(count).default(0),
    most: z.coerce.number().int().min(1).max(1000).default(500),
  }),
  output: z.object({
    items: z.array(registerChange),
    /** There are more than `most`. */
    more: z.boolean(),
  }),
});

/** `changes-unknown`: `after` is a number that this register has not come to. */
export const registerChangeProblem = z.enum(['changes-unknown']);
