import { roleNames, type OrganisationRole } from '@dspt/contracts/access';
import { facts, list } from '../writing/block.js';
import { partial } from '../writing/partials.js';
import { counted, firstOf, named, organisation, organisationName, withArticle } from '../writing/phrases.js';
import type { Template } from '../writing/template.js';

type About = {
  code: string;
  organisationName: string;
  changedBy: string | null;
};

export const memberAdded: Template<About & { role: OrganisationRole }> = {
  texts: {
    organisation,
    organisationName,
    role: ({ role }) => withArticle(roleNames[role].toLowerCase()),
  },
  blocks: {
    facts: ({ changedBy }) => [facts({ 'Added by': changedBy })],
    mayDo: ({ role }) => partial(`may-do-${role}`),
  },
};

export const administratorAdded: Template<About & { person: { name: string; email: string } }> = {
  texts: { organisation, organisationName },
  blocks: {
    facts: ({ person, changedBy }) => [
      facts({ Name: person.name, Email: person.email, 'Added by': changedBy }),
    ],
  },
};

export const roleChanged: Template<About & { from: OrganisationRole; to: OrganisationRole }> = {
  texts: { organisation, organisationName },
  blocks: {
    facts: ({ from, to, changedBy }) => [
      facts({ 'Role before': roleNames[from], 'Role now': roleNames[to], 'Changed by': changedBy }),
    ],
    mayDo: ({ to }) => partial(`may-do-${to}`),
  },
};

export const organisationLeft: Template<About> = { texts: { organisation, organisationName } };

export const memberLeft: Template<About & { person: { name: string; email: string } }> = {
  texts: { organisation, organisationName, name: ({ person }) => person.name },
  blocks: { facts: ({ person }) => [facts({ Name: person.name, Email: person.email })] },
};

export const memberRemoved: Template<About> = {
  texts: { organisation, organisationName },
  blocks: { facts: ({ changedBy }) => [facts({ 'Removed by': changedBy })] },
};

export const secondAdministrator: Template<{ organisations: { code: string; name: string }[] }> = {
  texts: {
    who: ({ organisations }) =>
      organisations.length === 1 ? organisations[0]!.name : counted(organisations.length, 'organisation'),
  },
  blocks: { organisationNames: ({ organisations }) => [list(firstOf(organisations.map(named)))] },
};
