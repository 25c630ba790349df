import { roleNames } from '@dspt/contracts/access';
import type { User } from '@dspt/contracts/identity/users';
import { Link, useCreatePath } from 'react-admin';
import { accountActions, invitationActions } from '../people/actions.js';
import { ActionMenu } from '../actions/action-menu.js';
import { Loaded } from '../tables/loaded.js';
import { ColumnOf } from '../tables/column.js';
import { LocalTable } from '../tables/local-table.js';
import { momentText } from '../words/dates.js';

const Column = ColumnOf<User>;

/** Who works for the organisation, and when they were last here. */
export const PeopleTab = ({ code }: { code: string }) => (
  <Loaded<User> resource="people" code={code} noneYet="Nobody has registered for this organisation yet.">
    {(people) => (
      <LocalTable label="People" rows={people}>
        <Column label="Name" render={(user) => <Name {...user} />} />
        <Column label="Role" render={({ role }) => roleNames[role]} />
        <Column label="Email" render={({ email }) => email} />
        <Column label="Telephone" render={({ telephone }) => telephone} />
        <Column label="Last sign-in" render={lastSeen} />
        <Column
          label="Actions"
          render={(user) => <ActionMenu about={nameOf(user)} starts={startsFor(user)} />}
        />
      </LocalTable>
    )}
  </Loaded>
);

const lastSeen = ({ state, lastSignInAt }: User): string => {
  if (state === 'invited') return 'Invited, has not accepted yet';
  if (state === 'expired') return 'Invitation has expired';
  return lastSignInAt ? momentText(lastSignInAt) : 'Never';
};

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
