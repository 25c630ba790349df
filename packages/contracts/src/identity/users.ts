import { z } from 'zod';
import { organisationRole } from '../access.js';
import { cursorPage } from '../cursor-page.js';
import { defineEvent, defineRequest, defineRoute } from '../define.js';
import { requestId } from '../request-id.js';
import { membership } from './sessions.js';
import { count, email, moment, odsCode, requiredText, typedText } from '../values.js';

/** Somebody who works in an organisation, or has been invited to. */
export const user = z.object({
  /** Person's id, or the invitation's while `state` is `invited`. */
  id: z.uuid(),
  state: z.enum(['active', 'invited', 'expired']),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  telephone: z.string(),
  role: organisationRole,
  lastSignInAt: moment.nullable(),
});
export type User = z.infer<typeof user>;

const ofOrganisation = z.object({ code: odsCode });
const ofUser = z.object({ code: odsCode, id: z.uuid() });

export const listUsers = defineRoute('GET /organisations/:code/users', {
  summary: 'People of your organisation',
  access: 'users.manage',
  params: ofOrganisation,
  output: z.object({ items: z.array(user) }),
});

/** For whoever works there: whom to ask for more than they may do themselves. */
export const listAdministrators = defineRoute('GET /organisations/:code/administrators', {
  summary: 'Administrators of your organisation',
  access: 'organisation.view',
  params: ofOrganisation,
  output: z.object({ items: z.array(user.pick({ id: true, email: true, firstName: true, lastName: true })) }),
});
export type Administrator = z.infer<typeof listAdministrators.output>['items'][number];

const invited = z.strictObject({
  email,
  firstName: requiredText('Enter a first name', 100),
  lastName: requiredText('Enter a last name. If they have only one name, enter it in both boxes', 100),
  role: organisationRole,
});

/**
 * Sends an invitation, whatever the mailbox: nobody is attached before they have accepted, and nothing but what was
 * typed is shown until then. Refused with `too-many-requests` when too many are sent.
 */
export const inviteUser = defineRoute('POST /organisations/:code/users', {
  summary: 'Invite somebody',
  access: 'users.manage',
  params: ofOrganisation,
  body: invited.extend({ requestId }),
  output: z.object({ items: z.array(user) }),
});

/** People that can be invited with one form. */
export const mostInvitedAtOnce = 20;

/**
 * Invites all of them, each as above, or none. Whoever is a user already, or has an invitation that still works, is left as
 * they are. Each that is sent counts towards what one person may send.
 */
export const inviteUsers = defineRoute('POST /organisations/:code/invitations', {
  summary: 'Invite several people at once',
  access: 'users.manage',
  params: ofOrganisation,
  body: z.strictObject({ people: z.array(invited).min(1).max(mostInvitedAtOnce), requestId }),
  output: z.object({ items: z.array(user) }),
});

/**
 * `from`: the role that was shown. When somebody else has given them a third one meanwhile, it is refused with
 * `role-changed` and the `role` they have now.
 */
export const changeUserRole = defineRoute('PUT /organisations/:code/users/:id', {
  summary: 'Change a role',
  access: 'users.manage',
  params: ofUser,
  body: z.strictObject({ role: organisationRole, from: organisationRole }),
  output: z.object({ items: z.array(user) }),
});

/** Also cancels an open invitation. */
export const removeUser = defineRoute('DELETE /organisations/:code/users/:id', {
  summary: 'Remove somebody from your organisation',
  access: 'users.manage',
  params: ofUser,
});

/** Oneself, of any organisation one is a user of. Refused with `last-administrator` like any other removal. */
export const leaveOrganisation = defineRoute('DELETE /me/organisations/:code', {
  summary: 'Leave an organisation',
  access: 'authenticated',
  params: ofOrganisation,
});

/** `invitation-accepted`: too late to cancel or change it, whoever was invited is a user by now. */
export const userProblem = z.enum([
  'last-administrator',
  'already-a-user',
  'invitation-accepted',
  'role-changed',
]);

/** Staff: the people of any organisation. */
export const listStaffUsers = defineRoute('GET /staff/organisations/:code/users', {
  summary: 'People of an organisation, for support staff',
  access: 'staff.people.view',
  params: ofOrganisation,
  output: z.object({ items: z.array(user), total: z.number().int() }),
});

/** How many people an organisation has now. Sent after every change; the newest `version` wins. */
export const membershipsChanged = defineEvent(
  'identity.memberships-changed.v1',
  z.object({
    code: odsCode,
    administrators: count,
    people: count,
    /** Rises with every change of the organisation. */
    version: count,
  }),
  { newestPer: 'code' },
);

/** Every organisation that ever had people, for whoever builds its copy of the counts anew. */
export const pageMemberships = defineRequest(
  'identity.memberships.page',
  cursorPage(odsCode, membershipsChanged.data),
);

/** Everybody who works in an organisation, by name: for services that let its people choose one of them. */
export const listMembers = defineRequest('identity.members.list', {
  idempotent: true,
  input: z.strictObject({ code: odsCode }),
  output: z.object({
    members: z.array(
      z.object({
        personId: z.uuid(),
        firstName: z.string(),
        lastName: z.string(),
        role: organisationRole,
      }),
    ),
  }),
});

const aboutMember = {
  code: odsCode,
  organisationName: typedText(500),
  personId: z.uuid(),
  changedBy: z.uuid().nullable(),
  /** The helpdesk did it, on somebody's behalf. */
  helpdesk: z.boolean().default(false),
};

export const memberAdded = defineEvent(
  'identity.member-added.v1',
  z.object({ ...aboutMember, role: organisationRole }),
);
export const roleChanged = defineEvent(
  'identity.role-changed.v1',
  z.object({ ...aboutMember, from: organisationRole, to: organisationRole }),
);
export const memberRemoved = defineEvent(
  'identity.member-removed.v1',
  z.object({ ...aboutMember, role: organisationRole }),
);

/**
 * Somebody is the only administrator of these organisations, and has been for some time. Told again only months later;
 * whoever hears it asks whether it is still so.
 */
export const loneAdministrator = defineEvent(
  'identity.lone-administrator.v1',
  z.object({ personId: z.uuid(), codes: z.array(odsCode).min(1).max(20_000) }),
);

const contact = z.object({
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  telephone: z.string(),
});

/**
 * How to reach people; asked for at the moment an email is written, so that no event carries an address. Whoever has closed
 * their account has a name still, and no address.
 */
export const findContacts = defineRequest('identity.people.contacts', {
  idempotent: true,
  input: z.strictObject({
    people: z.array(z.uuid()).max(10_000).default([]),
    invitations: z.array(z.uuid()).max(1000).default([]),
    administratorsOf: z.array(odsCode).max(10_000).default([]),
    /** Mailboxes that are no longer anybody's user name, to tell whoever reads them. */
    formerAddresses: z.array(z.uuid()).max(1000).default([]),
    /** Changes of an address that wait to be confirmed. */
    emailChanges: z.array(z.uuid()).max(1000).default([]),
  }),
  output: z.object({
    people: z.array(contact.extend({ personId: z.uuid() })),
    invitations: z.array(
      contact.extend({
        invitationId: z.uuid(),
        /** Whether its mailbox opens an account, or did until that was merged into another (`former`). */
        mailbox: z.enum(['new', 'account', 'former']).default('new'),
      }),
    ),
    administrators: z.array(contact.extend({ personId: z.uuid(), code: odsCode })),
    formerAddresses: z.array(contact.extend({ formerAddressId: z.uuid() })),
    emailChanges: z
      .array(
        contact.extend({
          emailChangeId: z.uuid(),
          personId: z.uuid(),
          newEmail: z.string(),
          /** The new address has an account: its mailbox is told, and gets no link. */
          taken: z.boolean(),
        }),
      )
      .default([]),
  }),
});

/** In which organisations a person works now, by name, and what they may do in each. */
export const listMemberships = defineRequest('identity.memberships.list', {
  idempotent: true,
  input: z.strictObject({ personId: z.uuid() }),
  output: z.object({ memberships: z.array(membership) }),
});
