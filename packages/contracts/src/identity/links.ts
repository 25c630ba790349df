import { z } from 'zod';
import { defineRequest } from '../define.js';
import { moment, opaque } from '../values.js';

/** What stands at the end of an emailed link, as it came back: mail programs add to it, break it and cut it off. */
export const ofLink = z.object({ token: opaque(1000) });

/** The token is none of ours, whatever is repaired: part of it is missing, or it was never given. */
export const linkProblem = z.enum(['link-incomplete']);

/**
 * The secret part of an emailed link, made anew from its id whenever an email is about to be sent: it is never in an
 * event and never stored in the clear. Refused with `not-found` when there is nothing left to send, and with the reason
 * in `why` when there once was.
 */
export const issueLink = defineRequest('identity.links.issue', {
  input: z.strictObject({
    kind: z.enum(['invitation', 'password-reset', 'email-change-old', 'email-change-new']),
    id: z.uuid(),
  }),
  output: z.object({ token: z.string(), expiresAt: moment }),
});

/**
 * Why a link is no good any more: the `why` of a refusal of `identity.links.issue`. `staff`: the mailbox is that of a
 * staff account, which nobody can invite to an organisation.
 */
export const deadLink = z.enum(['expired', 'used', 'cancelled', 'declined', 'staff']);
export type DeadLink = z.infer<typeof deadLink>;
