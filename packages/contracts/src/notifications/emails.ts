import { z } from 'zod';
import { defineRoute } from '../define.js';
import { listOf, moment, odsCode, paging } from '../values.js';

/** `cancelled`: what it was about was used or withdrawn before it could be sent. */
export const emailState = z.enum(['waiting', 'sent', 'failed', 'cancelled']);

/** One email and what became of it. Bodies are not kept. */
export const emailEntry = z.object({
  id: z.uuid(),
  to: z.string(),
  template: z.string(),
  subject: z.string(),
  code: odsCode.nullable(),
  state: emailState,
  /** Times the mail server was given it; not those when there was no mail server to reach. */
  attempts: z.number().int(),
  lastError: z.string().nullable(),
  createdAt: moment,
  sentAt: moment.nullable(),
  nextAttemptAt: moment.nullable(),
});
export type EmailEntry = z.infer<typeof emailEntry>;

export const listStaffEmails = defineRoute('GET /staff/emails', {
  summary: 'Emails sent, newest first',
  access: 'staff.emails.view',
  query: z.object({
    code: odsCode.optional(),
    to: z.string().trim().toLowerCase().max(254).optional(),
    template: z.string().max(60).optional(),
    state: emailState.optional(),
    ...paging,
  }),
  output: listOf(emailEntry),
});
