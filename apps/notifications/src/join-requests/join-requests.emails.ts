import { facts, paragraph, quote } from '../writing/block.js';
import { organisation, organisationName } from '../writing/phrases.js';
import type { Template } from '../writing/template.js';

type About = {
  code: string;
  organisationName: string;
};
type Asked = About & {
  person: { name: string; email: string; telephone: string };
  message: string;
};

export const joinRequested: Template<Asked> = {
  texts: { organisationName },
  blocks: {
    whoAsks: ({ person, organisationName: name, code }) => [
      facts({
        Name: person.name,
        Email: person.email,
        Telephone: person.telephone,
        Organisation: name,
        'ODS code': code,
      }),
    ],
    whatTheyWrote: ({ message }) => (message ? [paragraph('They wrote:'), quote(message)] : []),
  },
};

export const joinRefused: Template<About> = { texts: { organisation, organisationName } };
