import { caseTopicNames, type CaseTopic } from '@dspt/contracts/support/cases';
import { button, facts, paragraph, quote } from '../writing/block.js';
import type { Template } from '../writing/template.js';

type About = {
  caseId: string;
  number: string;
  topic: CaseTopic;
  code: string | null;
  organisationName: string | null;
};

export const caseReceived: Template<Omit<About, 'caseId'>> = {
  subject: ({ number }) => `We have your request for help: ${number}`,
  body: ({ number, topic, organisationName, code }) => [
    paragraph('You have asked the helpdesk for help. Somebody will look at it and contact you.'),
    facts({
      'Case number': number,
      'What it is about': caseTopicNames[topic],
      Organisation: organisationName && `${organisationName} (${code})`,
    }),
    paragraph('If you ring us, give this number. If it was not you who asked, tell us and give this number.'),
  ],
};

export const caseOpened: Template<About> = {
  subject: ({ number, topic, organisationName }) =>
    `${number}: ${caseTopicNames[topic]}${organisationName ? `, ${organisationName}` : ''}`,
  body: ({ caseId, number, topic, organisationName, code }, { links }) => [
    paragraph('There is a new case.'),
    facts({
      'Case number': number,
      'What it is about': caseTopicNames[topic],
      Organisation: organisationName && `${organisationName} (${code})`,
    }),
    button('Open the case', links.helpdeskCase(caseId)),
  ],
};

export const caseAnswered: Template<{ number: string; text: string }> = {
  subject: ({ number }) => `${number}: an answer from the helpdesk`,
  body: ({ number, text }) => [
    paragraph('The helpdesk writes:'),
    quote(text),
    facts({ 'Case number': number }),
    paragraph('If you ring us, give this number.'),
  ],
};
