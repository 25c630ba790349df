import { facts, list } from '../writing/block.js';
import { partial } from '../writing/partials.js';
import { counted, dateText, firstOf, named, organisation, organisationName } from '../writing/phrases.js';
import type { Template } from '../writing/template.js';

type SitesJoined = {
  code: string;
  organisationName: string;
  sites: { code: string; name: string }[];
};

export const sitesJoined: Template<SitesJoined> = {
  texts: {
    organisation,
    organisationName,
    newSites: ({ sites }) => counted(sites.length, 'new site'),
    moreSites: ({ sites }) => counted(sites.length, 'more site'),
  },
  blocks: { siteNames: ({ sites }) => [list(firstOf(sites.map(named)))] },
};

type SiteListCorrected = {
  headOffice: { code: string; name: string };
  site: { code: string; name: string };
  change: 'added' | 'removed';
  from: string;
};

export const siteListCorrected: Template<SiteListCorrected> = {
  texts: {
    siteName: ({ site }) => site.name,
    headOfficeName: ({ headOffice }) => headOffice.name,
    now: ({ change }) => (change === 'added' ? 'now' : 'no longer'),
  },
  blocks: {
    facts: ({ headOffice, site, change, from }) => [
      facts({
        Site: named(site),
        [change === 'added' ? 'Added to' : 'Removed from']: named(headOffice),
        From: dateText(from),
      }),
    ],
  },
};

type HeadOfficeFunctionSwitched = { code: string; organisationName: string; enabled: boolean };

const onOrOff = ({ enabled }: HeadOfficeFunctionSwitched) => (enabled ? 'on' : 'off');

export const headOfficeFunctionSwitched: Template<HeadOfficeFunctionSwitched> = {
  texts: { organisation, organisationName, onOrOff },
  blocks: { whatChanges: (data) => partial(`head-office-function-${onOrOff(data)}`) },
};
