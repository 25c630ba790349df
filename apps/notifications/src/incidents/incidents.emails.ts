import { facts } from '../writing/block.js';
import { momentText, named, organisation, organisationName } from '../writing/phrases.js';
import type { Template } from '../writing/template.js';

type About = { number: string; code: string; organisationName: string };

const number = (about: About) => about.number;
const factsOf = (about: About & { tellBy: string | null }) => [
  facts({
    'Incident number': about.number,
    Organisation: named({ name: about.organisationName, code: about.code }),
    'Tell the ICO by': about.tellBy && momentText(about.tellBy),
  }),
];

export const incidentReported: Template<About & { tellBy: string | null }> = {
  texts: { number, organisationName },
  blocks: { facts: factsOf },
};

export const incidentDue: Template<About & { tellBy: string }> = {
  texts: { number, organisation, tellBy: ({ tellBy }) => momentText(tellBy) },
};
