import { roleNames } from '@dspt/contracts/access';
import type { Output } from '@dspt/contracts/define';
import type { getStaffPerson } from '@dspt/contracts/identity/staff';
import { Alert, Card, CircularProgress, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link, ShowBase, useShowContext } from 'react-admin';
import { ActionMenu } from '../actions/action-menu.js';
import { Undelivered } from '../emails/undelivered.js';
import { PageTitle } from '../layout/page-title.js';
import { PageProblem } from '../lists/problem.js';
import { OrganisationLink } from '../organisations/organisation-link.js';
import { Facts } from '../tables/facts.js';
import { PlainTable, type Column } from '../tables/plain-table.js';
import { Timeline } from '../timeline/timeline.js';
import { dateText, momentText } from '../words/dates.js';
import { SignIns } from './sign-ins.js';
import { accountActions, invitationActions } from './actions.js';
import { SectionHeading } from '../layout/section-heading.js';
import { filtered } from '../lists/filtered.js';

type Person = Output<typeof getStaffPerson>;
type Membership = Person['organisations'][number];
type Session = Person['sessions'][number];
type Invitation = Person['invitations'][number];

const asking = { onError: () => undefined, staleTime: 0 };

/** Everything about somebody's account; never a secret. */
const PersonPage = () => (
  <ShowBase queryOptions={asking}>
    <Shown />
  </ShowBase>
);
export default PersonPage;

function Shown() {
  const { record: person, error, refetch } = useShowContext<Person>();
  if (error) return <PageProblem error={error} onRetry={refetch} />;
  if (!person?.signIn) return <CircularProgress aria-label="Loading" sx={{ m: 3 }} />;
  const name = `${person.firstName} ${person.lastName}`;
  return (
    <>
      <PageTitle title={name} />
      <Card>
        <Stack sx={{ p: 3, gap: 3 }}>
          <Trouble person={person} />
          <Undelivered email={person.email} />
          <div>
            <ActionMenu about={name} starts={accountActions(person.id, `${name} (${person.email})`)} />
          </div>
          <Facts facts={factsOf(person)} />
          <Section title="Works for" none="No organisation." rows={person.organisations}>
            {(rows) => (
              <PlainTable label="Works for" columns={memberships} rows={rows} keyOf={({ code }) => code} />
            )}
          </Section>
          <Section title="Signed in" none="Nowhere." rows={person.sessions}>
            {(rows) => <PlainTable label="Signed in" columns={sessions} rows={rows} keyOf={({ id }) => id} />}
          </Section>
          <section>
            <SectionHeading>Signing in</SectionHeading>
            <SignIns personId={person.id} />
          </section>
          <Section title="Invitations" none="There are none." rows={person.invitations}>
            {(rows) => (
              <PlainTable
                label="Invitations"
                columns={invitationsOf(name)}
                rows={rows}
                keyOf={({ id }) => id}
              />
            )}
          </Section>
          <Elsewhere email={person.email} />
          <section>
            <SectionHeading>What happened</SectionHeading>
            <Timeline about={{ person: person.id }} />
          </section>
        </Stack>
      </Card>
    </>
  );
}

/** What stands in the way of signing in, and what the person saw. */
function Trouble({ person: { signIn, mergedInto } }: { person: Person }) {
  return (
    <>
      {mergedInto && (
        <Alert severity="warning">
          This account was merged into that of {mergedInto.firstName} {mergedInto.lastName} (
          {mergedInto.email}).
        </Alert>
      )}
      {signIn.trouble.map(({ what, saw }) => (
        <Alert key={what} severity="warning">
          {what} {saw && `The person saw: “${saw}”`}
        </Alert>
      ))}
    </>
  );
}

const Elsewhere = ({ email }: { email: string }) => (
  <Stack component="section" sx={{ gap: 1 }}>
    <SectionHeading>Emails and cases</SectionHeading>
    <Link to={filtered('emails', { to: email })}>Emails to this address</Link>
    <Link to={filtered('cases', { email })}>Cases from this address</Link>
  </Stack>
);

interface SectionProps<T> {
  title: string;
  none: string;
  rows: T[];
  children: (rows: T[]) => ReactNode;
}
const Section = <T,>({ title, none, rows, children }: SectionProps<T>) => (
  <section>
    <SectionHeading>{title}</SectionHeading>
    {rows.length === 0 ? <Typography>{none}</Typography> : children(rows)}
  </section>
);

const factsOf = (person: Person) => ({
  Email: person.email,
  Telephone: person.telephone,
  'Our staff': person.staffRole && [roleNames[person.staffRole], ...person.staffAreas].join(', '),
  'Account since': dateText(person.since),
  'Last sign-in': person.lastSignInAt ? momentText(person.lastSignInAt) : 'Never',
  'Second factor': person.secondFactor ? 'Authenticator app' : 'None',
  'Wrong passwords': `${person.signIn.failures} (${person.signIn.failuresLeft} more lock the account)`,
  'Former addresses': person.formerAddresses
    .map(({ email, until }) => `${email} until ${dateText(until)}`)
    .join(', '),
});

const memberships: Column<Membership>[] = [
  { label: 'Organisation', cell: ({ code, name }) => <OrganisationLink code={code} name={name} /> },
  { label: 'Role', cell: ({ role }) => roleNames[role] },
  { label: 'Since', cell: ({ since }) => dateText(since) },
];
const sessions: Column<Session>[] = [
  { label: 'Since', cell: ({ startedAt }) => momentText(startedAt) },
  { label: 'Last used', cell: ({ lastUsedAt }) => momentText(lastUsedAt) },
  { label: 'Acts for', cell: ({ organisation }) => organisation?.name ?? '' },
];
const stateNames: Record<Invitation['state'], string> = {
  open: 'Waiting',
  expired: 'The link has expired',
  used: 'Accepted',
  cancelled: 'Cancelled',
  declined: 'Declined by the person',
};
const invitationsOf = (name: string): Column<Invitation>[] => [
  { label: 'To', cell: ({ organisation }) => organisation?.name ?? 'Our staff' },
  { label: 'Role', cell: ({ role }) => roleNames[role] },
  { label: 'State', cell: ({ state }) => stateNames[state] },
  { label: 'Sent', cell: ({ createdAt }) => momentText(createdAt) },
  {
    label: 'Actions',
    cell: ({ id, state, organisation }) => (
      <ActionMenu
        about={`the invitation to ${organisation?.name ?? 'our staff'}`}
        starts={organisation && ['open', 'expired'].includes(state) ? invitationActions(id, name) : []}
      />
    ),
  },
];
