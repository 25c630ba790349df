import { listStaffEmails } from '@dspt/contracts/notifications/emails';
import { listDeadLetters } from '@dspt/contracts/dead-letters';
import { Alert, Card, CircularProgress, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { call, services, type Service } from '../data/call.js';
import { PageTitle } from '../layout/page-title.js';
import { Problem } from '../lists/problem.js';
import { numberText } from '../words/dates.js';
import { Register } from './register.js';
import { DeadLetterView } from './dead-letter.js';
import { SectionHeading } from '../layout/section-heading.js';
import { filtered } from '../lists/filtered.js';

/** Messages that failed for good, service by service; whether the decided ones are looked at is in the address. */
export default function DeadLettersPage() {
  const [search] = useSearchParams();
  const discarded = search.get('state') === 'discarded';
  return (
    <>
      <PageTitle title={discarded ? 'Discarded messages' : 'Set-aside messages'} />
      <Card>
        <Stack sx={{ p: 3, gap: 3 }}>
          <Typography>
            What a service could not handle, however often it tried, waits here for somebody to decide: handle
            it again once the cause is mended, or discard it.{' '}
            <Link to={discarded ? '/dead-letters' : '/dead-letters?state=discarded'}>
              {discarded ? 'Those that wait' : 'Those that were discarded'}
            </Link>
          </Typography>
          {!discarded && <FailedEmails />}
          {!discarded && <Register />}
          {services.map((service) => (
            <Messages key={service} service={service} state={discarded ? 'discarded' : 'waiting'} />
          ))}
        </Stack>
      </Card>
    </>
  );
}

function FailedEmails() {
  const { data, error, refetch } = useQuery({
    queryKey: ['failed-emails'],
    queryFn: ({ signal }) =>
      call('notifications', listStaffEmails, { query: { unresolved: true, perPage: 1 } }, signal),
    staleTime: 0,
  });
  return (
    <section>
      <Typography component="h2" variant="h6">
        Emails
      </Typography>
      {error && <Problem error={error} onRetry={refetch} />}
      {!error && !data && <CircularProgress aria-label="Loading" />}
      {data?.total === 0 && <Typography>No email waits for a decision.</Typography>}
      {data !== undefined && data.total > 0 && (
        <Alert severity="warning">
          <Link to={filtered('emails', { unresolved: 'true' })}>
            {numberText(data.total)} that could not be sent
          </Link>
        </Alert>
      )}
    </section>
  );
}

interface MessagesProps {
  service: Service;
  state: 'waiting' | 'discarded';
}

function Messages({ service, state }: MessagesProps) {
  const { data, error, refetch } = useQuery({
    queryKey: ['dead-letters', service, state],
    queryFn: ({ signal }) => call(service, listDeadLetters, { query: { state, perPage: 100 } }, signal),
    staleTime: 0,
  });
  return (
    <section>
      <SectionHeading>Events for {service}</SectionHeading>
      {error && <Problem error={error} onRetry={refetch} />}
      {!error && !data && <CircularProgress aria-label="Loading" />}
      {data?.total === 0 && <Typography>There are none.</Typography>}
      {data && data.total > data.items.length && (
        <Typography>
          The newest {numberText(data.items.length)} of {numberText(data.total)}.
        </Typography>
      )}
      {data?.items.map((message) => (
        <DeadLetterView
          key={message.id}
          service={service}
          message={message}
          onDecided={() => void refetch()}
        />
      ))}
    </section>
  );
}
