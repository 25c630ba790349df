import type { EmailEntry } from '@dspt/contracts/notifications/emails';
import { Alert } from '@mui/material';
import { useGetList } from 'react-admin';
import { EmailLink } from './email-link.js';
import { refusedText, undelivered } from './words.js';

/** Emails to an address that its mail server has refused, about which nobody has decided yet. */
export function Undelivered({ email }: { email: string }) {
  const { data = [] } = useGetList<EmailEntry>(
    'emails',
    { filter: { to: email, unresolved: 'true' }, pagination: { page: 1, perPage: 25 } },
    { onError: () => undefined },
  );
  return undelivered(email, data).map(({ id, subject, to, lastError }) => (
    <Alert key={id} severity="warning">
      An email did not arrive at {email}: <EmailLink id={id} subject={subject} />.{' '}
      {refusedText({ to, lastError })}
    </Alert>
  ));
}
