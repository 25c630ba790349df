import { button, paragraph } from '../writing/block.js';
import type { Template } from '../writing/template.js';

const ifUnexpected = paragraph('If nobody asked the helpdesk for this, tell us at once.');

export const accountUnlocked: Template<object> = {
  subject: () => 'Your account is unlocked',
  body: (_, { links }) => [
    paragraph('The helpdesk has unlocked your account. You can sign in again.'),
    button('Sign in', links.signIn()),
    ifUnexpected,
  ],
};

export const sessionsEnded: Template<object> = {
  subject: () => 'You have been signed out everywhere',
  body: (_, { links }) => [
    paragraph('The helpdesk has signed you out everywhere. Your password is still the same.'),
    button('Sign in', links.signIn()),
    ifUnexpected,
  ],
};

export const secondFactorReset: Template<object> = {
  subject: () => 'Your authenticator app has been taken away from your account',
  body: (_, { links }) => [
    paragraph(
      'The helpdesk has reset the second step of your sign-in. The codes of your authenticator app are no longer asked for until you set it up again, and you have been signed out everywhere.',
    ),
    button('Sign in', links.signIn()),
    ifUnexpected,
  ],
};

export const invitationCancelled: Template<{ code: string; organisationName: string }> = {
  subject: ({ organisationName }) => `Your invitation to ${organisationName} has been cancelled`,
  body: ({ code, organisationName }) => [
    paragraph(
      `The helpdesk has cancelled your invitation to ${organisationName} (${code}). The link in it no longer works.`,
    ),
    paragraph('If you think this is a mistake, speak to the organisation, or tell the helpdesk.'),
  ],
};
