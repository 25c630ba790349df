import { z } from 'zod';
import { defineRoute } from '../define.js';
import { assertionRef, count, odsCode } from '../values.js';
import { assessment } from './assessments.js';

const ofAssertion = z.object({ code: odsCode, ref: assertionRef });

/**
 * Refused with `assertion-incomplete`, naming the items; with `assertion-changed`, and the assertions `changed` with who
 * did it, when an answer has been changed since `version`.
 */
export const confirmAssertion = defineRoute('PUT /organisations/:code/assertions/:ref/confirmation', {
  summary: 'Confirm an assertion',
  access: 'assessment.confirm',
  params: ofAssertion,
  body: z.strictObject({ version: count }),
  output: assessment,
});
export const unconfirmAssertion = defineRoute('DELETE /organisations/:code/assertions/:ref/confirmation', {
  summary: 'Take a confirmation back',
  access: 'assessment.confirm',
  params: ofAssertion,
  output: assessment,
});
/** All of these assertions, or none: refused as above. */
export const confirmAll = defineRoute('PUT /organisations/:code/confirmations', {
  summary: 'Confirm every assertion that is complete',
  access: 'assessment.confirm',
  params: z.object({ code: odsCode }),
  body: z.strictObject({
    assertions: z
      .array(z.strictObject({ ref: assertionRef, version: count }))
      .min(1, 'Select at least one assertion to confirm')
      .max(200),
  }),
  output: assessment,
});
export const confirmationProblem = z.enum(['assertion-incomplete', 'assertion-changed']);
