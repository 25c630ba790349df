import { momentText, organisation, organisationName } from '../writing/phrases.js';
import type { Template } from '../writing/template.js';

type About = { code: string; organisationName: string };

export const accountsMerged: Template<{ otherAddress: string }> = {
  texts: { otherAddress: ({ otherAddress }) => otherAddress },
};

type EmailChange = { emailChangeId: string; newEmail: string; sentAt: string };

export const emailChangeOld: Template<EmailChange> = {
  link: ({ emailChangeId }) => ({ kind: 'email-change-old', id: emailChangeId }),
  texts: { newEmail: ({ newEmail }) => newEmail, sentAt: ({ sentAt }) => momentText(sentAt) },
};

export const emailChangeNew: Template<Omit<EmailChange, 'newEmail'>> = {
  link: ({ emailChangeId }) => ({ kind: 'email-change-new', id: emailChangeId }),
  texts: { sentAt: ({ sentAt }) => momentText(sentAt) },
};

export const providerViewed: Template<About & { viewedAt: string }> = {
  texts: { organisation, organisationName, viewedAt: ({ viewedAt }) => momentText(viewedAt) },
};

export const invitationCancelled: Template<About> = { texts: { organisation, organisationName } };

/** What somebody did to their own account. */
export const ownChange: Template<{ changedAt: string }> = {
  texts: { changedAt: ({ changedAt }) => momentText(changedAt) },
};

export const linkedAccountChanged: Template<{ changedAt: string; service: string }> = {
  texts: { ...ownChange.texts, service: ({ service }) => service },
};

export const recoveryCodeUsed: Template<{ changedAt: string; codesLeft: number }> = {
  texts: {
    changedAt: ({ changedAt }) => momentText(changedAt),
    codesLeft: ({ codesLeft }) => (codesLeft === 1 ? '1 recovery code' : `${codesLeft} recovery codes`),
  },
};
