import type { EmailEntry } from '@dspt/contracts/notifications/emails';
import { Typography } from '@mui/material';
import { Link } from 'react-admin';
import { EmailLink } from '../emails/email-link.js';
import { outcomeText, templateText } from '../emails/words.js';
import { Loaded } from '../tables/loaded.js';
import { ColumnOf } from '../tables/column.js';
import { LocalTable } from '../tables/local-table.js';
import { momentText, numberText } from '../words/dates.js';
import { filtered } from '../lists/filtered.js';

const Column = ColumnOf<EmailEntry>;

/** The newest emails about the organisation, and what became of them. */
export const EmailsTab = ({ code }: { code: string }) => (
  <Loaded<EmailEntry>
    resource="emails"
    code={code}
    noneYet="No emails about this organisation have been sent yet."
  >
    {(emails, total) => (
      <>
        <LocalTable label="Emails" rows={emails}>
          <Column label="Written" render={({ createdAt }) => momentText(createdAt)} />
          <Column label="To" render={({ to }) => to} />
          <Column label="Kind" render={({ template }) => templateText(template)} />
          <Column label="Subject" render={EmailLink} />
          <Column label="Outcome" render={outcomeText} />
        </LocalTable>
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
