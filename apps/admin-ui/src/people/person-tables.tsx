import { roleNames } from '@dspt/contracts/access';
import type { Output } from '@dspt/contracts/define';
import type { getStaffPerson } from '@dspt/contracts/identity/staff';
import { ActionMenu } from '../actions/action-menu.js';
import { OrganisationLink } from '../organisations/organisation-link.js';
import { ColumnOf } from '../tables/column.js';
import { LocalTable } from '../tables/local-table.js';
import { dateText, momentText } from '../words/dates.js';
import { invitationActions } from './actions.js';

export type Person = Output<typeof getStaffPerson>;
type Invitation = Person['invitations'][number];

const MembershipColumn = ColumnOf<Person['organisations'][number]>;
const SessionColumn = ColumnOf<Person['sessions'][number]>;
const InvitationColumn = ColumnOf<Invitation>;

export const Memberships = ({ memberships }: { memberships: Person['organisations'] }) => (
  <LocalTable label="Works for" rows={memberships} none="No organisation.">
    <MembershipColumn
      label="Organisation"
      render={({ code, name }) => <OrganisationLink code={code} name={name} />}
    />
    <MembershipColumn label="Role" render={({ role }) => roleNames[role]} />
    <MembershipColumn label="Since" render={({ since }) => dateText(since)} />
  </LocalTable>
);

export const Sessions = ({ sessions }: { sessions: Person['sessions'] }) => (
  <LocalTable label="Signed in now" rows={sessions} none="Not signed in at the moment.">
    <SessionColumn label="Since" render={({ startedAt }) => momentText(startedAt)} />
    <SessionColumn label="Last used" render={({ lastUsedAt }) => momentText(lastUsedAt)} />
    <SessionColumn label="Acts for" render={({ organisation }) => organisation?.name ?? ''} />
  </LocalTable>
);

/** @param name of the person */
export const Invitations = ({ name, invitations }: { name: string; invitations: Invitation[] }) => (
  <LocalTable label="Invitations" rows={invitations} none="There are none.">
    <InvitationColumn label="To" render={({ organisation }) => organisation?.name ?? 'Our staff'} />
    <InvitationColumn label="Role" render={({ role }) => roleNames[role]} />
    <InvitationColumn label="State" render={({ state }) => stateNames[state]} />
    <InvitationColumn label="Sent" render={({ createdAt }) => momentText(createdAt)} />
    <InvitationColumn
      label="Actions"
      render={({ id, state, organisation }) => (
        <ActionMenu
          about={`the invitation to ${organisation?.name ?? 'our staff'}`}
          starts={organisation && ['open', 'expired'].includes(state) ? invitationActions(id, name) : []}
        />
      )}
    />
  </LocalTable>
);

const stateNames: Record<Invitation['state'], string> = {
  open: 'Waiting',
  expired: 'The link has expired',
  used: 'Accepted',
  cancelled: 'Cancelled',
  declined: 'Declined by the person',
};
