import { z } from 'zod';
import { defineEvent } from '../define.js';
import { odsCode, typedText } from '../values.js';

/** What the helpdesk did to somebody's account. */
export const accountHelped = defineEvent(
  'identity.account-helped.v1',
  z.object({
    personId: z.uuid(),
    did: z.enum([
      'unlocked',
      'sessions-ended',
      'second-factor-reset',
      'address-corrected',
      'accounts-merged',
      'accounts-separated',
    ]),
    /** An address that the person no longer signs in with: whoever reads that mailbox is told too. */
    formerAddressId: z.uuid().nullable().default(null),
  }),
);

/** Somebody tried to register, or to choose a new password, with the address of an account that was merged. */
export const formerAddressUsed = defineEvent(
  'identity.former-address-used.v1',
  z.object({ formerAddressId: z.uuid() }),
);

/** The helpdesk has cancelled an invitation: whoever was invited is told. */
export const invitationCancelled = defineEvent(
  'identity.invitation-cancelled.v1',
  z.object({ invitationId: z.uuid(), code: odsCode, organisationName: typedText(500) }),
);
