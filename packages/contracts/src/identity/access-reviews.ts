import { z } from 'zod';
import { organisationRole } from '../access.js';
import { defineRoute } from '../define.js';
import { moment, odsCode } from '../values.js';

const ofOrganisation = z.object({ code: odsCode });

/** When somebody last looked through all who have access, and whether it is time to do so again: once a year. */
export const accessReview = z.object({
  last: z.object({ at: moment, by: z.string() }).nullable(),
  due: z.boolean(),
});
export type AccessReview = z.infer<typeof accessReview>;

export const getAccessReview = defineRoute('GET /organisations/:code/access-review', {
  summary: 'When it was last checked who has access',
  access: 'users.manage',
  params: ofOrganisation,
  output: accessReview,
});

/**
 * `from`: everybody who was shown, invited ones too, with their role. When it is no longer the same people in the same
 * roles, it is refused with `access-changed`: they have to be looked at again.
 */
export const reviewAccess = defineRoute('PUT /organisations/:code/access-review', {
  summary: 'Say that everybody still needs their access',
  access: 'users.manage',
  params: ofOrganisation,
  body: z.strictObject({
    from: z.array(z.strictObject({ id: z.uuid(), role: organisationRole })).max(5000),
  }),
  output: accessReview,
});

export const accessReviewProblem = z.enum(['access-changed']);
