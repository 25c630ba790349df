import { emailTemplateNames, type EmailEntry } from '@dspt/contracts/notifications/emails';
import { DataTable, SelectInput, TextInput } from 'react-admin';
import { Listing, NoneMatch } from '../lists/listing.js';
import { OrganisationCode } from '../organisations/organisation-code.js';
import { momentText } from '../words/dates.js';
import { outcomeText, templateText } from './words.js';

const Column = DataTable.Col<EmailEntry>;
const choices = (names: Record<string, string>) => Object.entries(names).map(([id, name]) => ({ id, name }));
const states = choices({
  waiting: 'Waiting',
  sent: 'Sent',
  failed: 'Failed',
  cancelled: 'Not needed any more',
});

const filters = [
  <TextInput key="to" source="to" label="Email address" alwaysOn resettable />,
  <TextInput key="code" source="code" label="ODS code" alwaysOn resettable />,
  <SelectInput
    key="template"
    source="template"
    label="Kind"
    choices={choices(emailTemplateNames)}
    emptyText="Any"
    alwaysOn
  />,
  <SelectInput key="state" source="state" label="Outcome" choices={states} emptyText="Any" alwaysOn />,
];

/** Every email the service has written, newest first. */
const EmailsList = () => (
  <Listing title="Emails" noneYet="No emails have been sent yet." filters={filters}>
    <DataTable bulkActionButtons={false} rowClick={false} empty={<NoneMatch />}>
      <Column
        source="createdAt"
        label="Written"
        disableSort
        render={({ createdAt }) => momentText(createdAt)}
      />
      <Column source="to" label="To" disableSort />
      <Column source="template" label="Kind" disableSort render={({ template }) => templateText(template)} />
      <Column source="subject" label="Subject" disableSort />
      <Column
        source="code"
        label="Organisation"
        disableSort
        render={({ code }) => code && <OrganisationCode code={code} />}
      />
      <Column source="state" label="Outcome" disableSort render={outcomeText} />
    </DataTable>
  </Listing>
);
export default EmailsList;
