import { momentText, organisation, organisationName } from '../writing/phrases.js';
import type { Template } from '../writing/template.js';

type About = { code: string; organisationName: string };

export const accountsMerged: Template<{ otherAddress: string }> = {
  texts: { otherAddress: ({ otherAddress }) => otherAddress },
};

export const providerViewed: Template<About & { viewedAt: string }> = {
  texts: { organisation, organisationName, viewedAt: ({ viewedAt }) => momentText(viewedAt) },
};

export const invitationCancelled: Template<About> = { texts: { organisation, organisationName } };
