import { roleNames } from '@dspt/contracts/access';
import { Alert, Card, CircularProgress, Stack } from '@mui/material';
import { Link, ShowBase, useShowContext } from 'react-admin';
import { ActionMenu } from '../actions/action-menu.js';
import { Undelivered } from '../emails/undelivered.js';
import { PageTitle } from '../layout/page-title.js';
import { PageProblem } from '../lists/problem.js';
import { Facts } from '../tables/facts.js';
import { Timeline } from '../timeline/timeline.js';
import { dateText, momentText } from '../words/dates.js';
import { Invitations, Memberships, Sessions, type Person } from './person-tables.js';
import { SignIns } from './sign-ins.js';
import { accountActions } from './actions.js';
import { SectionHeading } from '../layout/section-heading.js';
import { filtered } from '../lists/filtered.js';

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
  const mailbox = person.email || person.formerAddresses[0]?.email;
  return (
    <>
      <PageTitle title={name} />
      <Card>
        <Stack sx={{ p: 3, gap: 3 }}>
          <Trouble person={person} />
          {mailbox && <Undelivered email={mailbox} />}
          {person.email && (
            <div>
              <ActionMenu about={name} starts={accountActions(person.id, `${name} (${person.email})`)} />
            </div>
          )}
          <Facts facts={factsOf(person)} />
          <section>
            <SectionHeading>Works for</SectionHeading>
            <Memberships memberships={person.organisations} />
          </section>
          <section>
            <SectionHeading>Signed in now</SectionHeading>
            <Sessions sessions={person.sessions} />
          </section>
          <section>
            <SectionHeading>Signing in</SectionHeading>
            <SignIns personId={person.id} />
          </section>
          <section>
            <SectionHeading>Invitations</SectionHeading>
            <Invitations name={name} invitations={person.invitations} />
          </section>
          {mailbox && <Elsewhere email={mailbox} />}
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

const factsOf = (person: Person) => ({
  Email: person.email || 'None: the account is closed',
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
