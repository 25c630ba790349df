import { z } from 'zod';
import { defineRoute } from '../define.js';
import { moment } from '../values.js';

/** How one table of the register differed from what the owners of its facts know. */
export const registerDifference = z.object({
  table: z.enum(['publications', 'coverage', 'statuses', 'register']),
  kind: z.enum(['missing', 'surplus', 'different']),
  count: z.number().int(),
  /** Some of them: ODS codes, and ids of publications. */
  keys: z.array(z.string()),
});
export type RegisterDifference = z.infer<typeof registerDifference>;

export const getRegisterComparison = defineRoute('GET /staff/register-comparison', {
  summary: 'How the register differed from what its owners know, when they were last compared',
  access: 'staff.dead-letters.manage',
  output: z.object({
    /** `null` while they have not been compared. */
    comparison: z
      .object({
        comparedAt: moment,
        /** The register was built anew and is now as its owners know it. */
        putRight: z.boolean(),
        differences: z.array(registerDifference),
      })
      .nullable(),
  }),
});
