import { button, paragraph } from '../writing/block.js';
import { momentText } from '../writing/phrases.js';
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

export const addressCorrected: Template<object> = {
  subject: () => 'Your email address for signing in has changed',
  body: (_, { links }) => [
    paragraph(
      'The helpdesk has made this the email address of your account. Sign in with it from now on. Your password is still the same, and you have been signed out everywhere.',
    ),
    button('Sign in', links.signIn()),
    ifUnexpected,
  ],
};

export const addressGivenUp: Template<object> = {
  subject: () => 'This email address is no longer used to sign in',
  body: () => [
    paragraph(
      'The helpdesk has given an account that was signed in to with this email address another address. It can no longer be signed in to with this one.',
    ),
    ifUnexpected,
  ],
};

export const accountsMerged: Template<{ otherAddress: string }> = {
  subject: () => 'Your two accounts are now one',
  body: ({ otherAddress }, { links }) => [
    paragraph(
      `The helpdesk has merged your account with the address ${otherAddress} into this one. Everything that you could do with either you can now do with this one.`,
    ),
    paragraph('Sign in with this email address and its password from now on.'),
    button('Sign in', links.signIn()),
    ifUnexpected,
  ],
};

export const accountMergedAway: Template<object> = {
  subject: () => 'Your account with this email address has been merged into another',
  body: (_, { links }) => [
    paragraph(
      'The helpdesk has merged the account with this email address into your other account, and has signed you out. Sign in with the email address and the password of the other one from now on.',
    ),
    button('Sign in', links.signIn()),
    ifUnexpected,
  ],
};

export const accountsSeparated: Template<object> = {
  subject: () => 'Your accounts are two again',
  body: (_, { links }) => [
    paragraph(
      'The helpdesk has taken back the merging of your two accounts. You can sign in to each with its own email address and password again, and do with each what you could do before.',
    ),
    button('Sign in', links.signIn()),
    ifUnexpected,
  ],
};

export const formerAddressUsed: Template<object> = {
  subject: () => 'Sign in with your other email address',
  body: (_, { links }) => [
    paragraph(
      'Somebody, most likely you, has tried to register or to choose a new password with this email address. Its account has been merged into another account of yours, so please use the email address of that one.',
    ),
    button('Sign in', links.signIn()),
    paragraph('If you do not know your other email address, or never had one, tell the helpdesk.'),
  ],
};

export const providerViewed: Template<{ code: string; organisationName: string; viewedAt: string }> = {
  subject: ({ organisationName }) => `The helpdesk has looked at the toolkit of ${organisationName}`,
  body: ({ code, organisationName, viewedAt }, { links }) => [
    paragraph(
      `Somebody from the helpdesk has looked at the toolkit of ${organisationName} (${code}) as you see it, at ${momentText(viewedAt)}. They can look for 15 minutes and cannot change anything.`,
    ),
    paragraph('They do this to help with a question. If nobody in your organisation asked one, tell us.'),
    button('Sign in', links.signIn()),
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
