import { momentText } from '../writing/phrases.js';
import type { Template } from '../writing/template.js';

export const passwordReset: Template<{ resetId: string; sentAt: string }> = {
  link: ({ resetId }) => ({ kind: 'password-reset', id: resetId }),
  texts: { sentAt: ({ sentAt }) => momentText(sentAt) },
};

export const passwordChanged: Template<{ changedAt: string }> = {
  texts: { changedAt: ({ changedAt }) => momentText(changedAt) },
};
