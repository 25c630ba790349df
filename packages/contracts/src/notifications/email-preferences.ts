import { z } from 'zod';
import { defineRoute } from '../define.js';
import { ofLink } from '../identity/links.js';
import { count } from '../values.js';

/**
 * Kinds of email that a person can do without. Every other email is about their account, waits for their answer, or is the
 * receipt of what was done in the name of their organisation: it always comes.
 */
export const emailKind = z.enum(['reminders', 'work', 'coming-up', 'news']);
export type EmailKind = z.infer<typeof emailKind>;

/** Names of the kinds as people read them. */
export const emailKindNames: Record<EmailKind, string> = {
  reminders: 'Reminders to publish',
  work: 'Work given to you',
  'coming-up': 'What is coming up, once a month',
  news: 'News about your organisations',
};

/** Which kinds a person wants. */
export const emailPreferences = z.object({ wanted: z.array(emailKind), version: count });
export type EmailPreferences = z.infer<typeof emailPreferences>;

export const getEmailPreferences = defineRoute('GET /me/email-preferences', {
  summary: 'Which kinds of email you want',
  access: 'authenticated',
  output: emailPreferences,
});

/**
 * All kinds that are not among `wanted` are switched off. Refused with `email-preferences-changed` when another window, or
 * a link in an email, has changed them since: the answer has `current`.
 */
export const changeEmailPreferences = defineRoute('PUT /me/email-preferences', {
  summary: 'Choose which kinds of email you want',
  access: 'authenticated',
  body: z.strictObject({ wanted: z.array(emailKind).max(emailKind.options.length), version: count }),
  output: emailPreferences,
});

const link = ofLink.extend({ kind: emailKind });

/** Whether the person whose email has the link gets emails of its kind; not who that is. */
export const emailSubscription = z.object({ kind: emailKind, wanted: z.boolean() });
export type EmailSubscription = z.infer<typeof emailSubscription>;

/** Changes nothing: mail programs open links. */
export const getEmailSubscription = defineRoute('GET /email-subscriptions/:kind/:token', {
  summary: 'Which emails this link stops, and whether they still come',
  access: 'public',
  params: link,
  output: emailSubscription,
});

/** The link works for as long as the person has an account. What is as they want it already stays so. */
export const changeEmailSubscription = defineRoute('PUT /email-subscriptions/:kind/:token', {
  summary: 'Stop emails of one kind, or start them again, by the link in one of them',
  access: 'public',
  params: link,
  body: z.strictObject({ wanted: z.boolean() }),
  output: emailSubscription,
});

export const emailPreferencesProblem = z.enum(['email-preferences-changed']);
