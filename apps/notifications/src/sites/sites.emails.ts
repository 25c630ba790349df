import { button, list, paragraph } from '../writing/block.js';
import { counted, firstOf, named } from '../writing/phrases.js';
import type { Template } from '../writing/template.js';

type SitesJoined = {
  code: string;
  organisationName: string;
  sites: { code: string; name: string }[];
};

export const sitesJoined: Template<SitesJoined> = {
  subject: ({ organisationName, sites }) => `${organisationName} has ${counted(sites.length, 'new site')}`,
  body: ({ organisationName, code, sites }, { links }) => [
    paragraph(
      `The national register of organisations now shows ${counted(sites.length, 'more site')} as operated by ${organisationName} (${code}):`,
    ),
    list(firstOf(sites.map(named))),
    paragraph(
      'What you have published does not cover them yet. Add them to your publication if you run them the same way, or publish again.',
    ),
    button('See your sites', links.sites()),
  ],
};
