import { z } from 'zod';
import { organisationRole, staffRole } from '../access.js';
import { defineRoute } from '../define.js';
import { listOf, moment, odsCode, paging, searchText } from '../values.js';

const named = { id: z.uuid(), email: z.string(), firstName: z.string(), lastName: z.string() };

/** Somebody with an account, as a list shows them. */
export const staffPerson = z.object({
  ...named,
  staffRole: staffRole.nullable(),
  lastSignInAt: moment.nullable(),
  /** The first three by name, of `organisationCount`. */
  organisations: z.array(z.object({ code: odsCode, name: z.string(), role: organisationRole })),
  organisationCount: z.number().int(),
});
export type StaffPerson = z.infer<typeof staffPerson>;

export const listStaffPeople = defineRoute('GET /staff/people', {
  summary: 'People with an account, for the helpdesk',
  access: 'staff.people.view',
  query: z.object({
    /** Parts of the name or of the email address, also of one that is no longer used. */
    q: searchText().default(''),
    sort: z.enum(['name', 'email', 'lastSignInAt']).default('name'),
    order: z.enum(['ASC', 'DESC']).default('ASC'),
    ...paging,
  }),
  output: listOf(staffPerson),
});

/** One reason why somebody may fail to sign in. */
export const signInTrouble = z.object({
  /** What is the matter, in plain words. */
  what: z.string(),
  /** What the person was shown, word for word. */
  saw: z.string().nullable(),
});
export type SignInTrouble = z.infer<typeof signInTrouble>;

const personSession = z.object({
  id: z.uuid(),
  startedAt: moment,
  lastUsedAt: moment,
  /** Idle or absolute end, whichever comes first, if nothing more happens. */
  endsAt: moment,
  organisation: z.object({ code: odsCode, name: z.string() }).nullable(),
});

const personInvitation = z.object({
  id: z.uuid(),
  /** `null` for an invitation to the staff. */
  organisation: z.object({ code: odsCode, name: z.string() }).nullable(),
  role: z.union([organisationRole, staffRole]),
  state: z.enum(['open', 'expired', 'used', 'cancelled', 'declined']),
  createdAt: moment,
  expiresAt: moment,
});

/** All there is to know about somebody's account; never a secret. One that is closed has no `email`. */
export const getStaffPerson = defineRoute('GET /staff/people/:id', {
  summary: 'One person: organisations, sessions, invitations and what is wrong with their sign-in',
  access: 'staff.people.view',
  params: z.object({ id: z.uuid() }),
  output: z.object({
    ...named,
    telephone: z.string(),
    staffRole: staffRole.nullable(),
    staffAreas: z.array(z.string()),
    /** When the account was made. */
    since: moment,
    lastSignInAt: moment.nullable(),
    secondFactor: z.boolean(),
    organisations: z.array(
      z.object({ code: odsCode, name: z.string(), role: organisationRole, since: moment }),
    ),
    /** Open ones, the last used first. */
    sessions: z.array(personSession),
    /** To the address, or to one that belongs to the person still; newest first. */
    invitations: z.array(personInvitation),
    signIn: z.object({
      lockedUntil: moment.nullable(),
      /** Wrong codes of the authenticator app lock it apart. */
      secondFactorLockedUntil: moment.nullable(),
      failures: z.number().int(),
      /** Further ones until the account locks itself. */
      failuresLeft: z.number().int(),
      /** Empty when nothing stands in the way. */
      trouble: z.array(signInTrouble),
    }),
    /** The account that this one was merged into: it cannot be signed in to. */
    mergedInto: z.object(named).nullable(),
    /** Newest first. */
    formerAddresses: z.array(z.object({ email: z.string(), until: moment })),
  }),
});
