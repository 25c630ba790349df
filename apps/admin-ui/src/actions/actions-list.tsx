import type { Action } from '@dspt/contracts/support/actions';
import { actionKinds, catalogue } from '@dspt/contracts/support/catalogue';
import { DataTable, DateInput, Link, TextInput, useCreatePath, type SortPayload } from 'react-admin';
import { Listing, NoneMatch } from '../lists/listing.js';
import { momentText } from '../words/dates.js';
import { aboutText, kindText, stateNames } from './words.js';
import { choiceFilter, choices } from '../lists/choices.js';
import { ColumnOf } from '../tables/column.js';

const Column = ColumnOf<Action>;

const states = choices(stateNames);
const kinds = actionKinds.map((id) => ({ id, name: catalogue[id].name }));
const filters = [
  choiceFilter('state', 'State', states),
  choiceFilter('kind', 'Action', kinds),
  <TextInput key="organisation" source="organisation" label="ODS code" alwaysOn resettable />,
  choiceFilter('mine', 'Asked for by', choices({ true: 'Me' }), 'Anybody'),
  choiceFilter('toApprove', 'To approve', choices({ true: 'Asked for by others' }), 'All'),
  choiceFilter('unseen', 'News', choices({ true: 'Not opened yet by whoever asked' }), 'All'),
  <DateInput key="from" source="from" label="Something happened since" alwaysOn />,
  <TextInput key="caseNumber" source="caseNumber" label="Case number" alwaysOn resettable />,
];

const newestFirst: SortPayload = { field: 'requestedAt', order: 'DESC' };

/** What the helpdesk has asked for, newest first. */
const ActionsList = () => (
  <Listing title="Actions" noneYet="Nobody has asked for an action yet." filters={filters} sort={newestFirst}>
    <DataTable bulkActionButtons={false} rowClick={false} empty={<NoneMatch />}>
      <Column source="kind" label="Action" render={Name} />
      <Column source="state" label="State" render={({ state }) => stateNames[state]} />
      <Column source="preview" label="For" disableSort render={aboutText} />
      <Column
        source="requestedAt"
        label="Asked for"
        render={({ requestedBy, requestedAt }) => `${requestedBy.name}, ${momentText(requestedAt)}`}
      />
      <Column source="caseNumber" label="Case" />
    </DataTable>
  </Listing>
);
export default ActionsList;

function Name(action: Action) {
  const createPath = useCreatePath();
  return (
    <Link to={createPath({ resource: 'actions', id: action.id, type: 'show' })}>{kindText(action)}</Link>
  );
}
