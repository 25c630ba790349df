import { roleNames, type OrganisationRole, type StaffRole } from '@dspt/contracts/access';
import { button, facts, paragraph, type Block } from '../writing/block.js';
import { momentText } from '../writing/phrases.js';
import type { LinkTemplate, OneTimeLink, Template } from '../writing/template.js';

type Invitation = {
  invitationId: string;
  role: OrganisationRole | StaffRole;
  organisation: { code: string; name: string } | null;
  invitedBy: { name: string; email: string; telephone: string } | null;
  /** Tells two emails about the same thing apart. */
  sentAt: string;
};

const link = ({ invitationId }: Invitation) => ({ kind: 'invitation', id: invitationId }) as const;

const offer = ({ organisation, role, invitedBy }: Invitation): Block =>
  facts({
    Organisation: organisation && organisation.name,
    'ODS code': organisation && organisation.code,
    Role: roleNames[role],
    'Invited by': invitedBy && invitedBy.name,
    'Their email': invitedBy && invitedBy.email,
    'Their telephone': invitedBy && invitedBy.telephone,
  });

const helpdesk = { name: 'The helpdesk', email: '', telephone: '' };

const once = ({ expiresAt }: OneTimeLink): Block =>
  paragraph(
    `The link works once, for 24 hours: until ${momentText(expiresAt)}. After that, open it all the same and ask for a fresh one.`,
  );

export const invitationToRegister: LinkTemplate<Invitation> = {
  link,
  subject: ({ organisation, sentAt }) =>
    `Confirm your email address to register ${organisation?.name ?? ''} (sent ${momentText(sentAt)})`,
  body: (data, { links, link: oneTime }) => [
    paragraph('Somebody gave this email address to register an organisation with the toolkit.'),
    offer(data),
    button('Confirm your email address', links.invitation(oneTime.token)),
    once(oneTime),
    paragraph('If it was not you, do nothing: without you there is no account.'),
  ],
};

export const invitationToJoin: LinkTemplate<Invitation> = {
  link,
  subject: ({ organisation, sentAt }) =>
    `You have been invited to ${organisation?.name ?? 'an organisation'} (sent ${momentText(sentAt)})`,
  body: (data, { links, link: oneTime }) => [
    paragraph('You have been invited to work on the data security assessment of an organisation.'),
    offer({ ...data, invitedBy: data.invitedBy ?? helpdesk }),
    button('See the invitation and accept it', links.invitation(oneTime.token)),
    once(oneTime),
    paragraph('If you have an account already, sign in and you find the invitation there, too.'),
    paragraph(
      'If you do not want to join, or do not know who invited you, you can decline on the same page. Without you nothing changes.',
    ),
  ],
};

export const invitationToStaff: LinkTemplate<Invitation> = {
  link,
  subject: ({ sentAt }) => `Your staff account (sent ${momentText(sentAt)})`,
  body: (data, { links, link: oneTime }) => [
    paragraph('An account has been made for you to support the organisations that use the toolkit.'),
    offer(data),
    button('Choose a password', links.invitation(oneTime.token)),
    once(oneTime),
    paragraph('You will need an authenticator app, on a telephone or computer, each time you sign in.'),
  ],
};

export const invitationDeclined: Template<{
  code: string;
  organisationName: string;
  person: { name: string; email: string };
  toHelpdesk: boolean;
}> = {
  subject: ({ organisationName, person }) =>
    `${person.name} has declined the invitation to ${organisationName}`,
  body: ({ code, organisationName, person, toHelpdesk }, { links }) => [
    paragraph(
      `Somebody who was invited to ${organisationName} (${code}) does not want to join. The link they were sent no longer works, and nobody has been given access.`,
    ),
    facts({ Name: person.name, Email: person.email }),
    paragraph(
      'If you had not expected this, speak to them: the address may be that of somebody else. You can invite them again at any time.',
    ),
    ...(toHelpdesk ? [] : [button('See who works for the organisation', links.users())]),
  ],
};

export const alreadyUser: Template<{ code: string; organisationName: string }> = {
  subject: ({ organisationName }) => `You can use ${organisationName} already`,
  body: ({ code, organisationName }, { links }) => [
    paragraph(
      `Somebody gave this email address to ask to join ${organisationName} (${code}). The account with this address can use it already: sign in.`,
    ),
    button('Sign in', links.signIn()),
    paragraph('If you have forgotten your password, you can ask for a new one when you sign in.'),
    paragraph('If it was not you, do nothing: your account has not changed.'),
  ],
};

export const addressAlreadyRegistered: Template<{ code: string; organisationName: string }> = {
  subject: ({ organisationName }) => `You already have an account: add ${organisationName} to it`,
  body: ({ code, organisationName }, { links }) => [
    paragraph(
      `Somebody gave this email address to register ${organisationName} (${code}). You already have an account with this address, and one account can serve many organisations.`,
    ),
    paragraph('If it was you, sign in and add the organisation to your account.'),
    button('Sign in and add the organisation', links.addOrganisation(code)),
    paragraph('If you have forgotten your password, you can ask for a new one when you sign in.'),
    paragraph('If it was not you, do nothing: your account has not changed.'),
  ],
};
