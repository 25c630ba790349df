import { roleNames, type OrganisationRole } from '@dspt/contracts/access';
import { button, facts, list, paragraph } from '../writing/block.js';
import { withArticle } from '../writing/phrases.js';
import type { Template } from '../writing/template.js';

type About = {
  code: string;
  organisationName: string;
  changedBy: string | null;
};

const mayDo: Record<OrganisationRole, string[]> = {
  auditor: ['read the assessment'],
  member: ['read the assessment', 'answer its questions'],
  administrator: [
    'answer questions, confirm answers and publish',
    'keep the organisation profile up to date',
    'invite people, change what they may do, and remove them',
  ],
};

const inRole = (role: OrganisationRole) => withArticle(roleNames[role].toLowerCase());

export const memberAdded: Template<About & { role: OrganisationRole }> = {
  subject: ({ organisationName }) => `You can now work for ${organisationName}`,
  body: ({ code, organisationName, role, changedBy }, { links }) => [
    paragraph(`You are now ${inRole(role)} of ${organisationName} (${code}).`),
    facts({ 'Added by': changedBy }),
    paragraph('You can:'),
    list(mayDo[role]),
    button('Sign in', links.signIn()),
  ],
};

export const administratorAdded: Template<About & { person: { name: string; email: string } }> = {
  subject: ({ organisationName }) => `${organisationName} has a new administrator`,
  body: ({ code, organisationName, person, changedBy }, { links }) => [
    paragraph(`There is a new administrator of ${organisationName} (${code}).`),
    facts({ Name: person.name, Email: person.email, 'Added by': changedBy }),
    paragraph('If this should not have happened, change their role or remove them, and tell the helpdesk.'),
    button('See who works for the organisation', links.users()),
  ],
};

export const roleChanged: Template<About & { from: OrganisationRole; to: OrganisationRole }> = {
  subject: ({ organisationName }) => `Your role at ${organisationName} has changed`,
  body: ({ code, organisationName, from, to, changedBy }, { links }) => [
    paragraph(`Your role at ${organisationName} (${code}) has changed.`),
    facts({ 'Role before': roleNames[from], 'Role now': roleNames[to], 'Changed by': changedBy }),
    paragraph('You can now:'),
    list(mayDo[to]),
    button('Sign in', links.signIn()),
  ],
};

export const memberRemoved: Template<About> = {
  subject: ({ organisationName }) => `You no longer work for ${organisationName} in the toolkit`,
  body: ({ code, organisationName, changedBy }) => [
    paragraph(
      `You have been removed from ${organisationName} (${code}) and can no longer see its assessment.`,
    ),
    facts({ 'Removed by': changedBy }),
    paragraph('If you think this is a mistake, speak to an administrator at the organisation.'),
  ],
};
