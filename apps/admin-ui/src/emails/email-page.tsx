import type { EmailDetail } from '@dspt/contracts/notifications/emails';
import { Alert, Button, Card, CircularProgress, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link, ShowBase, useCreatePath, useShowContext } from 'react-admin';
import { useMay } from '../auth/use-may.js';
import { Refused } from '../forms/refused.js';
import { useSending } from '../forms/use-sending.js';
import { PageTitle } from '../layout/page-title.js';
import { PageProblem } from '../lists/problem.js';
import { OrganisationCode } from '../organisations/organisation-code.js';
import { Facts } from '../tables/facts.js';
import { ColumnOf } from '../tables/column.js';
import { LocalTable } from '../tables/local-table.js';
import { momentText } from '../words/dates.js';
import { DiscardEmail } from './discard-email.js';
import { EmailLink } from './email-link.js';
import { outcomeText, templateText } from './words.js';
import { SectionHeading } from '../layout/section-heading.js';

const asking = { onError: () => undefined, staleTime: 0 };

/** One email: each try to send it, what became of it, and what can be done about it. */
const EmailPage = () => (
  <ShowBase queryOptions={asking}>
    <Shown />
  </ShowBase>
);
export default EmailPage;

function Shown() {
  const { record, error, refetch } = useShowContext<EmailDetail>();
  // A row of the list may be here before the whole.
  if (!record?.tries)
    return error ? (
      <PageProblem error={error} onRetry={refetch} />
    ) : (
      <CircularProgress aria-label="Loading" sx={{ m: 3 }} />
    );
  const again = () => void refetch();
  return (
    <>
      <PageTitle title={record.subject} />
      <Card>
        <Stack sx={{ p: 3, gap: 3 }}>
          <Facts facts={factsOf(record)} />
          <Tries tries={record.tries} />
          <Copies copies={record.resentAs} />
          <SendAgain email={record} onSent={again} />
          <DiscardEmail email={record} onDiscarded={again} />
        </Stack>
      </Card>
    </>
  );
}

const factsOf = (email: EmailDetail) => ({
  To: email.person ? <PersonLink id={email.person} name={email.to} /> : email.to,
  Kind: templateText(email.template),
  'About organisations': email.codes.length > 0 && (
    <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
      {email.codes.map((code) => (
        <OrganisationCode key={code} code={code} />
      ))}
    </Stack>
  ),
  Written: momentText(email.createdAt),
  Outcome: outcomeText(email),
  'Sent again by': email.requestedBy,
  Repeats: email.resends && <EmailLink id={email.resends} subject="The first one" />,
  Request: email.causedBy,
  Discarded:
    email.discarded &&
    `${momentText(email.discarded.at)}, by ${email.discarded.by}: ${email.discarded.reason}`,
});

function PersonLink({ id, name }: { id: string; name: string }) {
  const createPath = useCreatePath();
  return <Link to={createPath({ resource: 'accounts', id, type: 'show' })}>{name}</Link>;
}

type Try = EmailDetail['tries'][number];
const Column = ColumnOf<Try>;

const Tries = ({ tries }: { tries: Try[] }) => (
  <section>
    <SectionHeading>What the mail server said</SectionHeading>
    <LocalTable
      label="What the mail server said"
      rows={tries}
      none="It has not been given to the mail server yet."
    >
      <Column label="When" render={({ at }) => momentText(at)} />
      <Column label="Outcome" render={({ accepted }) => (accepted ? 'Accepted' : 'Refused')} />
      <Column label="Its answer" render={({ answer }) => answer} />
    </LocalTable>
  </section>
);

const Copies = ({ copies }: { copies: EmailDetail['resentAs'] }) =>
  copies.length > 0 && (
    <section>
      <SectionHeading>Sent again</SectionHeading>
      <ul>
        {copies.map(({ id, createdAt, requestedBy }) => (
          <li key={id}>
            <EmailLink id={id} subject={momentText(createdAt)} /> by {requestedBy}
          </li>
        ))}
      </ul>
    </section>
  );

function SendAgain({ email, onSent }: { email: EmailDetail; onSent: () => void }) {
  const canAccess = useMay('sending-again');
  const [sent, setSent] = useState(false);
  const { busy, refusal, sendOnce } = useSending();
  if (!canAccess || email.state === 'waiting') return null;
  const resend = async () => {
    const resent = await sendOnce((api, requestId) => api.resendEmail(email.id, requestId));
    if (!resent) return;
    setSent(true);
    onSent();
  };
  return (
    <Stack component="section" sx={{ gap: 2, alignItems: 'flex-start' }}>
      <SectionHeading>Send it again</SectionHeading>
      <Typography>
        It is written again from what is known today: with a fresh link, to the address the person has now.
      </Typography>
      <Refused refusal={refusal} />
      {sent && (
        <Alert severity="success" role="status">
          It is on its way again.
        </Alert>
      )}
      <Button variant="outlined" disabled={busy} onClick={() => void resend()}>
        Send it again
      </Button>
    </Stack>
  );
}
