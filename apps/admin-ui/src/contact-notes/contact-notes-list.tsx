import { contactOutcomeNames, type ContactNote } from '@dspt/contracts/support/contact-notes';
import { DataTable, type SortPayload } from 'react-admin';
import { choiceFilter, choices } from '../lists/choices.js';
import { Listing, NoneMatch } from '../lists/listing.js';
import { OrganisationLink } from '../organisations/organisation-link.js';
import { momentText } from '../words/dates.js';
import { Next } from './contact-notes.js';
import { ColumnOf } from '../tables/column.js';

const Column = ColumnOf<ContactNote>;
const yesNo = choices({ true: 'Yes', false: 'No' });
const filters = [
  choiceFilter('open', 'Something to do', yesNo),
  choiceFilter('due', 'Due', choices({ true: 'Today or before' })),
  choiceFilter('mine', 'Mine', yesNo),
];

const mostUrgentFirst: SortPayload = { field: 'nextOn', order: 'ASC' };

/** Next actions of whoever looks, the most urgent first, unless asked otherwise. */
const ContactNotesList = () => (
  <Listing
    title="Contacts"
    noneYet="Nobody has noted a contact yet. Contacts are noted on the page of an organisation."
    filters={filters}
    startsWith={{ open: 'true', mine: 'true' }}
    sort={mostUrgentFirst}
  >
    <DataTable bulkActionButtons={false} rowClick={false} empty={<NoneMatch />}>
      <Column
        source="organisation"
        label="Organisation"
        render={({ code, organisationName }) => <OrganisationLink code={code} name={organisationName} />}
      />
      <Column source="at" label="Contact" render={({ at, by }) => `${momentText(at)}, ${by.name}`} />
      <Column source="outcome" label="Outcome" render={({ outcome }) => contactOutcomeNames[outcome]} />
      <Column source="nextOn" label="Next" render={(note) => <Next note={note} />} />
    </DataTable>
  </Listing>
);
export default ContactNotesList;
