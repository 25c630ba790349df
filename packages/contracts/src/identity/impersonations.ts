import { z } from 'zod';
import { defineEvent, defineRoute } from '../define.js';
import { moment, odsCode, requiredLines, requiredText, typedText } from '../values.js';
import { newSession } from './sessions.js';

/**
 * Lets the helpdesk see the website as the people of an organisation see it: read-only, for 15 minutes. It is a session
 * of its own; the one before of the same member of staff ends. The organisation's administrators are told.
 * Refused with `nothing-to-view` when the organisation has no administrator.
 */
export const startImpersonation = defineRoute('POST /staff/impersonations', {
  summary: 'View as a provider: read-only, 15 minutes',
  access: 'staff.impersonations.start',
  body: z.strictObject({
    code: odsCode,
    reason: requiredLines('Say why you need to see what they see', 500),
    caseNumber: requiredText('Enter the case number', 40),
  }),
  output: newSession,
});

/** The helpdesk looks at an organisation's toolkit. Its administrators are told. */
export const providerViewed = defineEvent(
  'identity.provider-viewed.v1',
  z.object({ code: odsCode, organisationName: typedText(500), viewedAt: moment }),
);

export const impersonationProblem = z.enum(['nothing-to-view', 'only-viewing']);
