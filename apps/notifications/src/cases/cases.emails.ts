import { caseTopicNames, type CaseTopic } from '@dspt/contracts/support/cases';
import { facts } from '../writing/block.js';
import type { Template } from '../writing/template.js';

type About = {
  number: string;
  topic: CaseTopic;
  code: string | null;
  organisationName: string | null;
};

const number = (about: { number: string }) => about.number;

const caseFacts = (about: About) => [
  facts({
    'Case number': about.number,
    'What it is about': caseTopicNames[about.topic],
    Organisation: about.organisationName && `${about.organisationName} (${about.code})`,
  }),
];

export const caseReceived: Template<About> = { texts: { number }, blocks: { facts: caseFacts } };

export const caseOpened: Template<About & { caseId: string }> = {
  texts: {
    number,
    about: ({ topic, organisationName }) =>
      [caseTopicNames[topic], organisationName].filter(Boolean).join(', '),
  },
  urls: { case: ({ caseId }, links) => links.helpdeskCase(caseId) },
  blocks: { facts: caseFacts },
};

export const caseAnswered: Template<{ number: string; text: string }> = {
  texts: { number, text: ({ text }) => text },
  blocks: { facts: (about) => [facts({ 'Case number': about.number })] },
};
