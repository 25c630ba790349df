import type { EmailEntry } from '@dspt/contracts/notifications/emails';
import { Typography } from '@mui/material';
import { Link } from 'react-admin';
import { EmailLink } from '../emails/email-link.js';
import { outcomeText, templateText } from '../emails/words.js';
import { Loaded } from '../tables/loaded.js';
import { PlainTable, type Column } from '../tables/plain-table.js';
import { momentText, numberText } from '../words/dates.js';
import { filtered } from '../lists/filtered.js';

/** The newest emails about the organisation, and what became of them. */
export const EmailsTab = ({ code }: { code: string }) => (
  <Loaded<EmailEntry>
    resource="emails"
    code={code}
    noneYet="No emails about this organisation have been sent yet."
  >
    {(emails, total) => (
      <>
        <PlainTable label="Emails" columns={columns} rows={emails} keyOf={({ id }) => id} />
        {total > emails.length && (
          <Typography sx={{ mt: 2 }}>
            <Link to={filtered('emails', { code })}>
              All {numberText(total)} emails about this organisation
            </Link>
          </Typography>
        )}
      </>
    )}
  </Loaded>
);

const columns: Column<EmailEntry>[] = [
  { label: 'Written', cell: ({ createdAt }) => momentText(createdAt) },
  { label: 'To', cell: ({ to }) => to },
  { label: 'Kind', cell: ({ template }) => templateText(template) },
  { label: 'Subject', cell: ({ id, subject }) => <EmailLink id={id} subject={subject} /> },
  { label: 'Outcome', cell: outcomeText },
];
