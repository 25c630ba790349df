import { button, paragraph } from '../writing/block.js';
import { momentText } from '../writing/phrases.js';
import type { LinkTemplate, Template } from '../writing/template.js';

export const passwordReset: LinkTemplate<{ resetId: string; sentAt: string }> = {
  link: ({ resetId }) => ({ kind: 'password-reset', id: resetId }),
  subject: ({ sentAt }) => `Choose a new password (sent ${momentText(sentAt)})`,
  body: (_, { links, link }) => [
    paragraph('Somebody asked for a new password for the account with this email address.'),
    button('Choose a new password', links.resetPassword(link.token)),
    paragraph(`The link works once, for 1 hour: until ${momentText(link.expiresAt)}.`),
    paragraph('If it was not you, do nothing: your password has not changed.'),
  ],
};

export const passwordChanged: Template<{ changedAt: string }> = {
  subject: () => 'Your password has been changed',
  body: ({ changedAt }, { links }) => [
    paragraph(`The password of your account was changed at ${momentText(changedAt)}.`),
    paragraph('Wherever you were signed in before, you have been signed out.'),
    button('Sign in', links.signIn()),
    paragraph('If it was not you, tell the helpdesk at once.'),
  ],
};
