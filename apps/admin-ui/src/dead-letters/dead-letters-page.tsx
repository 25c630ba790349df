import type { DeadLetter } from '@dspt/contracts/dead-letters';
import { Alert, Card, CircularProgress, Stack, Typography } from '@mui/material';
import { Link, useGetList } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { services, type Service } from '../data/services.js';
import { PageTitle } from '../layout/page-title.js';
import { Problem } from '../lists/problem.js';
import { numberText } from '../words/dates.js';
import { Register } from './register.js';
import { DeadLetterView } from './dead-letter.js';
import { SectionHeading } from '../layout/section-heading.js';
import { filtered } from '../lists/filtered.js';

/** What is there now, and what went wrong is shown in its place. */
const asking = { onError: () => undefined, staleTime: 0 };

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
  const { total, error, refetch } = useGetList(
    'emails',
    { filter: { unresolved: 'true' }, pagination: { page: 1, perPage: 1 } },
    asking,
  );
  return (
    <section>
      <Typography component="h2" variant="h6">
        Emails
      </Typography>
      {error && <Problem error={error} onRetry={refetch} />}
      {!error && total === undefined && <CircularProgress aria-label="Loading" />}
      {total === 0 && <Typography>No email waits for a decision.</Typography>}
      {total !== undefined && total > 0 && (
        <Alert severity="warning">
          <Link to={filtered('emails', { unresolved: 'true' })}>
            {numberText(total)} that could not be sent
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
  const {
    data,
    total = 0,
    error,
    refetch,
  } = useGetList<DeadLetter>(
    'dead-letters',
    { filter: { service, state }, pagination: { page: 1, perPage: 100 } },
    asking,
  );
  return (
    <section>
      <SectionHeading>Events for {service}</SectionHeading>
      {error && <Problem error={error} onRetry={refetch} />}
      {!error && !data && <CircularProgress aria-label="Loading" />}
      {data?.length === 0 && <Typography>There are none.</Typography>}
      {data && total > data.length && (
        <Typography>
          The newest {numberText(data.length)} of {numberText(total)}.
        </Typography>
      )}
      {data?.map((message) => (
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
