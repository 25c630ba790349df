import { organisationRole, roleNames, type OrganisationRole } from '@dspt/contracts/access';
import type { AccessReview } from '@dspt/contracts/identity/access-reviews';
import type { JoinRequest } from '@dspt/contracts/identity/join-requests';
import type { User } from '@dspt/contracts/identity/users';
import { refusalText, type Refusal, type RefusalReason } from '@dspt/contracts/notifications/refusals';
import { momentDay, momentText } from '../../pages/dates.js';
import { Form, type Choice } from '../../pages/form.js';
import { counted } from '../../pages/words.js';
import { summaryRows } from '../../pages/summary.js';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';

const roleHints: Record<OrganisationRole, string> = {
  auditor: 'Can see everything and change nothing',
  member: 'Can answer questions',
  administrator: 'Can answer, confirm and publish, and manage users',
};

const roleOptions: Choice[] = organisationRole.options
  .toReversed()
  .map((role) => ({ value: role, text: roleNames[role], hint: roleHints[role] }));

const stateTags = {
  active: undefined,
  invited: { text: 'Invited', colour: 'blue' },
  expired: { text: 'Invitation expired', colour: 'grey' },
} as const;

const wrongAddress: ReadonlySet<RefusalReason> = new Set(['no-such-address', 'no-such-domain', 'other']);

const undeliveredText = (refusal: Refusal): string =>
  `${refusalText(refusal)}. ${
    wrongAddress.has(refusal.reason)
      ? 'Check the address: cancel the invitation, and send it to the right one.'
      : 'Tell the person in another way. When it has been put right, cancel the invitation and send a new one.'
  }`;

const undeliveredTag = { text: 'Email refused', colour: 'red' } as const;

const nameOf = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${firstName} ${lastName}`;

interface People {
  users: User[];
  requests: JoinRequest[];
  /** Why the emails of invitations were refused, by their ids. */
  undelivered: ReadonlyMap<string, Refusal>;
  review: AccessReview;
}

/** Everybody of an organisation, and who waits to be let in. */
export function usersPage(
  { users, requests, undelivered, review }: People,
  ownId: string,
  form = new Form(),
) {
  const administrators = users.filter(({ role, state }) => role === 'administrator' && state === 'active');
  return view('provider/users/list', {
    title: 'Users',
    form,
    review: {
      due: review.due,
      text: review.last
        ? `Last checked on ${momentDay(review.last.at)} by ${review.last.by}.`
        : 'Nobody has checked this yet.',
      action: paths.users.review,
      hidden: users.map(({ id, role }) => ({ name: 'from', value: `${id}:${role}` })),
    },
    invitePath: paths.users.invite,
    inviteSeveralPath: paths.users.inviteSeveral,
    nudge:
      administrators.length === 1 &&
      !users.some(({ role, state }) => role === 'administrator' && state === 'invited'),
    requests: requests.map((request) => ({
      name: nameOf(request),
      email: request.email,
      when: momentDay(request.requestedAt),
      href: paths.users.joinRequest(request.id),
    })),
    users: users.map((user) => rowOf(user, ownId, undelivered.get(user.id))),
  });
}

/** Only whoever answers questions is given some. */
const mayHave = ({ state, role }: User): boolean => state === 'active' && role !== 'auditor';

/** What would be nobody's, and where it is handed over; `undefined` when there is nothing. */
const handOverFirst = (user: User, questions: number, back: string, ownId?: string) =>
  questions === 0
    ? undefined
    : {
        text: `${user.id === ownId ? 'You still have' : `${nameOf(user)} still has`} ${counted(questions, 'question')} to answer.`,
        href: withQuery(paths.handover(user.id), { return: back }),
      };

const rowOf = (user: User, ownId: string, refusal: Refusal | undefined) => ({
  name: `${nameOf(user)}${user.id === ownId ? ' (you)' : ''}`,
  email: user.email,
  role: roleNames[user.role],
  tag: refusal ? undeliveredTag : stateTags[user.state],
  undelivered: refusal && undeliveredText(refusal),
  lastSignIn: user.lastSignInAt ? momentDay(user.lastSignInAt) : 'Never',
  rolePath: paths.users.role(user.id),
  handoverPath: mayHave(user) ? paths.handover(user.id) : undefined,
  removePath: paths.users.remove(user.id),
  removeText: user.state === 'active' ? 'Remove' : 'Cancel invitation',
  hiddenName: nameOf(user),
});

export const invitePage = (form: Form) =>
  view('provider/users/invite', {
    title: 'Invite somebody',
    back: paths.users.list,
    form,
    action: paths.users.invite,
    fields: [
      form.input('email', { label: 'Work email address', type: 'email', spellcheck: false }),
      form.input('firstName', { label: 'First name', spellcheck: false }),
      form.input('lastName', {
        label: 'Last name',
        hint: 'If they have only one name, type it in both boxes.',
        spellcheck: false,
      }),
    ],
    role: form.radios('role', { label: 'What may they do?', options: roleOptions }),
  });

interface Situation {
  /** How many questions they still have to answer. */
  inHand: number;
  /** Where to go on. */
  back: string;
}

export const rolePage = (user: User, form: Form, { inHand, back }: Situation) =>
  view('provider/users/role', {
    title: `Change the role of ${nameOf(user)}`,
    back,
    form,
    action: withQuery(paths.users.role(user.id), { return: back }),
    handOver: handOverFirst(user, inHand, paths.users.role(user.id)),
    hidden: [{ name: 'from', value: user.role }],
    role: form.radios('role', {
      label: 'What may they do?',
      hint: `Their role now: ${roleNames[user.role]}`,
      options: roleOptions,
    }),
  });

export const removePage = (user: User, ownId: string, inHand: number, form: Form) => {
  const name = nameOf(user);
  const active = user.state === 'active';
  return view('provider/users/remove', {
    title: active ? `Remove ${name}?` : `Cancel the invitation of ${name}?`,
    back: paths.users.list,
    form,
    action: paths.users.remove(user.id),
    text: active
      ? `${user.id === ownId ? 'You' : name} will no longer be able to see or change anything of your organisation. What they answered before stays.`
      : 'The link in the email will stop working.',
    handOver: handOverFirst(user, inHand, paths.users.remove(user.id), ownId),
    submit: removeText(active, inHand),
    cancelPath: paths.users.list,
  });
};

function removeText(active: boolean, inHand: number): string {
  if (!active) return 'Cancel invitation';
  return inHand > 0 ? 'Remove all the same' : 'Remove';
}

export const joinRequestPage = (request: JoinRequest, form: Form) =>
  view('provider/users/join-request', {
    title: `${nameOf(request)} asks to join`,
    back: paths.users.list,
    form,
    action: paths.users.joinRequest(request.id),
    facts: summaryRows([
      ['Name', nameOf(request)],
      ['Email address', request.email],
      ['Telephone number', request.telephone || 'Not given'],
      ['Message', request.message || 'None'],
      ['Asked', momentText(request.requestedAt)],
    ]),
    outcome: form.radios('outcome', {
      label: 'Do you know this person, and should they have access?',
      options: [
        ...roleOptions.map(({ value, text, hint }) => ({
          value,
          text: `Yes, as ${text.toLowerCase()}`,
          ...(hint ? { hint } : {}),
        })),
        { value: 'refused', text: 'No, refuse' },
      ],
    }),
  });
