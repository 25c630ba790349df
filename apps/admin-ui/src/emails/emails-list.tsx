import { emailTemplateNames, type EmailEntry } from '@dspt/contracts/notifications/emails';
import { DataTable, DateInput, TextInput, type SortPayload } from 'react-admin';
import { Listing, NoneMatch } from '../lists/listing.js';
import { OrganisationCode } from '../organisations/organisation-code.js';
import { momentText } from '../words/dates.js';
import { EmailLink } from './email-link.js';
import { outcomeText, templateText } from './words.js';
import { choiceFilter, choices } from '../lists/choices.js';
import { ColumnOf } from '../tables/column.js';

const Column = ColumnOf<EmailEntry>;
const states = choices({
  waiting: 'Waiting',
  sent: 'Sent',
  failed: 'Failed',
  cancelled: 'Not needed any more',
  'switched-off': 'Switched off by the person',
});
const undecided = choices({ true: 'Failed, and not dealt with' });

const filters = [
  <TextInput key="to" source="to" label="Email address or part of it" alwaysOn resettable />,
  <TextInput key="code" source="code" label="ODS code" alwaysOn resettable />,
  choiceFilter('template', 'Kind', choices(emailTemplateNames)),
  choiceFilter('state', 'Outcome', states),
  choiceFilter('unresolved', 'Needs a decision', undecided, 'All'),
  <DateInput key="from" source="from" label="Written from" alwaysOn />,
  <DateInput key="until" source="until" label="Written until" alwaysOn />,
];
const newestFirst: SortPayload = { field: 'createdAt', order: 'DESC' };

/** Every email the service has written. */
const EmailsList = () => (
  <Listing title="Emails" noneYet="No emails have been sent yet." filters={filters} sort={newestFirst}>
    <DataTable bulkActionButtons={false} rowClick={false} empty={<NoneMatch />}>
      <Column source="createdAt" label="Written" render={({ createdAt }) => momentText(createdAt)} />
      <Column source="to" label="To" />
      <Column source="template" label="Kind" render={({ template }) => templateText(template)} />
      <Column
        source="subject"
        label="Subject"
        disableSort
        render={({ id, subject }) => <EmailLink id={id} subject={subject} />}
      />
      <Column
        source="code"
        label="Organisation"
        disableSort
        render={({ code }) => code && <OrganisationCode code={code} />}
      />
      <Column source="state" label="Outcome" render={outcomeText} />
    </DataTable>
  </Listing>
);
export default EmailsList;
