import { roleNames } from '@dspt/contracts/access';
import type { User } from '@dspt/contracts/identity/users';
import { Link, useCreatePath } from 'react-admin';
import { accountActions, invitationActions } from '../people/actions.js';
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
  { label: 'Name', cell: (user) => <Name {...user} /> },
  { label: 'Role', cell: ({ role }) => roleNames[role] },
  { label: 'Email', cell: ({ email }) => email },
  { label: 'Telephone', cell: ({ telephone }) => telephone },
  { label: 'Last sign-in', cell: lastSeen },
  { label: 'Actions', cell: (user) => <ActionMenu about={nameOf(user)} starts={startsFor(user)} /> },
];

function Name(user: User) {
  const createPath = useCreatePath();
  if (user.state !== 'active') return nameOf(user);
  return <Link to={createPath({ resource: 'accounts', id: user.id, type: 'show' })}>{nameOf(user)}</Link>;
}

const nameOf = ({ firstName, lastName }: User): string => `${firstName} ${lastName}`;

const startsFor = (user: User) => {
  const words = `${nameOf(user)} (${user.email})`;
  return user.state === 'active' ? accountActions(user.id, words) : invitationActions(user.id, words);
};
