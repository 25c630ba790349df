import { button, facts, list, paragraph } from '../writing/block.js';
import { counted, dateText, firstOf, named } from '../writing/phrases.js';
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

type SiteListCorrected = {
  headOffice: { code: string; name: string };
  site: { code: string; name: string };
  change: 'added' | 'removed';
  from: string;
};

export const siteListCorrected: Template<SiteListCorrected> = {
  subject: ({ headOffice, site, change }) =>
    change === 'added'
      ? `${site.name} is now a site of ${headOffice.name}`
      : `${site.name} is no longer a site of ${headOffice.name}`,
  body: ({ headOffice, site, change, from }, { links }) => [
    paragraph('The helpdesk has corrected the list of sites of a head office.'),
    facts({
      Site: named(site),
      [change === 'added' ? 'Added to' : 'Removed from']: named(headOffice),
      From: dateText(from),
    }),
    paragraph('What has been published for the site goes on counting until it expires.'),
    button('See your sites', links.sites()),
    paragraph('If this is wrong, tell the helpdesk.'),
  ],
};

type HeadOfficeFunctionSwitched = { code: string; organisationName: string; enabled: boolean };

export const headOfficeFunctionSwitched: Template<HeadOfficeFunctionSwitched> = {
  subject: ({ organisationName, enabled }) =>
    `The head-office function of ${organisationName} is ${enabled ? 'on' : 'off'}`,
  body: ({ code, organisationName, enabled }, { links }) => [
    paragraph(
      `The helpdesk has switched the head-office function of ${organisationName} (${code}) ${enabled ? 'on' : 'off'}.`,
    ),
    paragraph(
      enabled
        ? 'When you publish, you can now choose the sites that your assessment covers.'
        : 'A publication now counts for your organisation alone. What you have published for your sites goes on counting until it expires.',
    ),
    button('See your sites', links.sites()),
    paragraph('If nobody asked the helpdesk for this, tell us at once.'),
  ],
};
