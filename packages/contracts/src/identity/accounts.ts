import { z } from 'zod';
import { defineEvent } from '../define.js';
import { odsCode } from '../values.js';

/** What the helpdesk did to somebody's account. */
export const accountHelped = defineEvent(
  'identity.account-helped.v1',
  z.object({
    personId: z.uuid(),
    did: z.enum(['unlocked', 'sessions-ended', 'second-factor-reset']),
  }),
);

/** The helpdesk has cancelled an invitation: whoever was invited is told. */
export const invitationCancelled = defineEvent(
  'identity.invitation-cancelled.v1',
  z.object({ invitationId: z.uuid(), code: odsCode, organisationName: z.string() }),
);
