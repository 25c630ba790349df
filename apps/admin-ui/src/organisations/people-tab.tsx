import { roleNames } from '@dspt/contracts/access';
import type { User } from '@dspt/contracts/identity/users';
import type { ActionStart } from '../actions/action-button.js';
import { ActionMenu } from '../actions/action-menu.js';
import { Loaded } from '../tables/loaded.js';
import { PlainTable, type Column } from '../tables/plain-table.js';
import { momentText } from '../words/dates.js';

/** Who works for the organisation, and when they were last here. */
export const PeopleTab = ({ code }: { code: string }) => (
  <Loaded<User> resource="people" code={code} noneYet="Nobody has registered for this organisation yet.">
    {(people) => <PlainTable label="People" columns={columns} rows={people} keyOf={({ id }) => id} />}
  </Loaded>
);

const lastSeen = ({ state, lastSignInAt }: User): string => {
  if (state === 'invited') return 'Invited, has not accepted yet';
  if (state === 'expired') return 'Invitation has expired';
  return lastSignInAt ? momentText(lastSignInAt) : 'Never';
};

const columns: Column<User>[] = [
  { label: 'Name', cell: ({ firstName, lastName }) => `${firstName} ${lastName}` },
  { label: 'Role', cell: ({ role }) => roleNames[role] },
  { label: 'Email', cell: ({ email }) => email },
  { label: 'Telephone', cell: ({ telephone }) => telephone },
  { label: 'Last sign-in', cell: lastSeen },
  { label: 'Actions', cell: (user) => <ActionMenu about={nameOf(user)} starts={actionsFor(user)} /> },
];

const nameOf = ({ firstName, lastName }: User): string => `${firstName} ${lastName}`;

function actionsFor(user: User): ActionStart[] {
  const words = `${nameOf(user)} (${user.email})`;
  if (user.state !== 'active') {
    const about = { given: { invitationId: user.id }, shown: { invitationId: words } };
    return [
      { kind: 'resend-invitation', ...about },
      { kind: 'cancel-invitation', ...about },
    ];
  }
  const about = { given: { personId: user.id }, shown: { personId: words } };
  return [
    { kind: 'unlock', ...about },
    { kind: 'end-sessions', ...about },
    { kind: 'reset-second-factor', ...about },
    { kind: 'correct-email', ...about },
    { kind: 'merge-accounts', ...about },
  ];
}
