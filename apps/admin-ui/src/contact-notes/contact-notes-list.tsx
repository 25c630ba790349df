import { contactOutcomeNames, type ContactNote } from '@dspt/contracts/support/contact-notes';
import { DataTable, SelectInput } from 'react-admin';
import { Listing, NoneMatch } from '../lists/listing.js';
import { OrganisationLink } from '../organisations/organisation-link.js';
import { momentText } from '../words/dates.js';
import { Next } from './contact-notes.js';

const Column = DataTable.Col<ContactNote>;
const yesNo = [
  { id: 'true', name: 'Yes' },
  { id: 'false', name: 'No' },
];
const filters = [
  <SelectInput key="open" source="open" label="Something to do" choices={yesNo} emptyText="Any" alwaysOn />,
  <SelectInput key="mine" source="mine" label="Mine" choices={yesNo} emptyText="Any" alwaysOn />,
];

/** Next actions of whoever looks, the most urgent first, unless asked otherwise. */
const ContactNotesList = () => (
  <Listing
    title="Contacts"
    noneYet="Nobody has noted a contact yet. Contacts are noted on the page of an organisation."
    filters={filters}
    startsWith={{ open: 'true', mine: 'true' }}
  >
    <DataTable bulkActionButtons={false} rowClick={false} empty={<NoneMatch />}>
      <Column
        source="code"
        label="Organisation"
        disableSort
        render={({ code, organisationName }) => <OrganisationLink code={code} name={organisationName} />}
      />
      <Column
        source="at"
        label="Contact"
        disableSort
        render={({ at, by }) => `${momentText(at)}, ${by.name}`}
      />
      <Column
        source="outcome"
        label="Outcome"
        disableSort
        render={({ outcome }) => contactOutcomeNames[outcome]}
      />
      <Column source="nextAction" label="Next" disableSort render={(note) => <Next note={note} />} />
    </DataTable>
  </Listing>
);
export default ContactNotesList;
