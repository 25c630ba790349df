import { button, facts, paragraph, quote, type Block } from '../writing/block.js';
import type { Template } from '../writing/template.js';

type About = {
  code: string;
  organisationName: string;
};
type Asked = About & {
  person: { name: string; email: string; telephone: string };
  message: string;
};

const whoAsks = ({ person, organisationName, code }: Asked): Block =>
  facts({
    Name: person.name,
    Email: person.email,
    Telephone: person.telephone,
    Organisation: organisationName,
    'ODS code': code,
  });

const whatTheyWrote = ({ message }: Asked): Block[] =>
  message ? [paragraph('They wrote:'), quote(message)] : [];

export const joinRequested: Template<Asked> = {
  subject: ({ organisationName }) => `Somebody asks to join ${organisationName}`,
  body: (data, { links }) => [
    paragraph(
      `Somebody asks to work on the assessment of ${data.organisationName}. Let them in only if you know them: we have not checked who they are.`,
    ),
    whoAsks(data),
    ...whatTheyWrote(data),
    button('Approve or refuse', links.users()),
  ],
};

export const joinApproved: Template<About> = {
  subject: ({ organisationName }) => `You have been let in to ${organisationName}`,
  body: ({ organisationName, code }, { links }) => [
    paragraph(`An administrator of ${organisationName} (${code}) has approved your request to join.`),
    paragraph(
      'Another email brings you an invitation with a link. Open it to accept; if you have an account, you find the invitation when you sign in, too.',
    ),
    button('Sign in', links.signIn()),
  ],
};

export const joinRefused: Template<About> = {
  subject: ({ organisationName }) => `Your request to join ${organisationName}`,
  body: ({ organisationName, code }) => [
    paragraph(`An administrator of ${organisationName} (${code}) has not approved your request to join.`),
    paragraph('If you think this is a mistake, speak to an administrator at the organisation.'),
  ],
};
