import { roleNames, type OrganisationRole, type StaffRole } from '@dspt/contracts/access';
import { facts, type Block } from '../writing/block.js';
import { momentText, organisation, organisationName } from '../writing/phrases.js';
import type { Template } from '../writing/template.js';

type About = { code: string; organisationName: string };

type Invitation = {
  invitationId: string;
  role: OrganisationRole | StaffRole;
  organisation: { code: string; name: string } | null;
  invitedBy: { name: string; email: string; telephone: string } | null;
  /** Of the helpdesk; not there in emails that were written before it was said. */
  caseNumber?: string | null;
  /** Tells two emails about the same thing apart. */
  sentAt: string;
};

const link = ({ invitationId }: Invitation) => ({ kind: 'invitation', id: invitationId }) as const;
const sentAt = (invitation: Invitation) => momentText(invitation.sentAt);

const offer = ({ organisation: of, role, invitedBy, caseNumber }: Invitation): Block[] => [
  facts({
    Organisation: of && of.name,
    'ODS code': of && of.code,
    Role: roleNames[role],
    'Invited by': invitedBy && invitedBy.name,
    'Their email': invitedBy && invitedBy.email,
    'Their telephone': invitedBy && invitedBy.telephone,
    'Case number': caseNumber ?? null,
  }),
];

const helpdesk = { name: 'The helpdesk', email: '', telephone: '' };

export const invitationToRegister: Template<Invitation> = {
  link,
  texts: { organisationName: (invitation) => invitation.organisation?.name ?? '', sentAt },
  blocks: { offer },
};

export const invitationToJoin: Template<Invitation> = {
  link,
  texts: { organisationName: (invitation) => invitation.organisation?.name ?? 'an organisation', sentAt },
  blocks: { offer: (invitation) => offer({ ...invitation, invitedBy: invitation.invitedBy ?? helpdesk }) },
};

export const invitationToStaff: Template<Invitation> = { link, texts: { sentAt }, blocks: { offer } };

export const invitationDeclined: Template<
  About & { person: { name: string; email: string }; toHelpdesk: boolean }
> = {
  texts: { organisation, organisationName, personName: ({ person }) => person.name },
  urls: { colleagues: ({ toHelpdesk }, { pages }) => (toHelpdesk ? null : pages.users) },
  blocks: { facts: ({ person }) => [facts({ Name: person.name, Email: person.email })] },
};

export const alreadyUser: Template<About> = { texts: { organisation, organisationName } };

export const addressAlreadyRegistered: Template<About> = {
  texts: { organisation, organisationName },
  urls: { addOrganisation: ({ code }, links) => links.addOrganisation(code) },
};
