import { z } from 'zod';
import { defineRoute } from '../define.js';
import { listOf, moment, odsCode, paging } from '../values.js';

/** `cancelled`: what it was about was used or withdrawn before it could be sent. */
export const emailState = z.enum(['waiting', 'sent', 'failed', 'cancelled']);

/** Every kind of email, and how people call it. */
export const emailTemplateNames = {
  'invitation-to-register': 'Confirm address to register',
  'invitation-to-join': 'Invitation to an organisation',
  'invitation-to-staff': 'Staff account',
  'address-already-registered': 'Address already registered',
  'join-requested': 'Somebody asks to join',
  'join-approved': 'Request to join approved',
  'join-refused': 'Request to join refused',
  'site-list-corrected': 'Sites corrected by the helpdesk',
  'head-office-function-switched': 'Head-office function switched',
  'case-received': 'Request for help received',
  'case-opened': 'New case (to the helpdesk)',
  'case-answered': 'Answer from the helpdesk',
  'account-unlocked': 'Account unlocked',
  'sessions-ended': 'Signed out everywhere',
  'second-factor-reset': 'Second factor reset',
  'address-corrected': 'Email address corrected',
  'address-given-up': 'Email address no longer used',
  'accounts-merged': 'Accounts merged',
  'account-merged-away': 'Account merged into another',
  'accounts-separated': 'Accounts separated again',
  'former-address-used': 'Former email address used',
  'invitation-cancelled': 'Invitation cancelled',
  'password-reset': 'Choose a new password',
  'password-changed': 'Password changed',
  'member-added': 'Added to an organisation',
  'administrator-added': 'New administrator',
  'role-changed': 'Role changed',
  'member-removed': 'Removed from an organisation',
  published: 'Published',
  'sites-covered': 'Sites covered',
  'sites-added': 'Sites added to a publication',
  'sites-joined': 'New sites of a head office',
} as const;
export type EmailTemplate = keyof typeof emailTemplateNames;

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
    template: z.enum(Object.keys(emailTemplateNames) as EmailTemplate[]).optional(),
    state: emailState.optional(),
    ...paging,
  }),
  output: listOf(emailEntry),
});
