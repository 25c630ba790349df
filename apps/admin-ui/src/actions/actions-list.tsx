import type { Action } from '@dspt/contracts/support/actions';
import { actionKinds, catalogue } from '@dspt/contracts/support/catalogue';
import {
  DataTable,
  DateInput,
  Link,
  SelectInput,
  TextInput,
  useCreatePath,
  type SortPayload,
} from 'react-admin';
import { Listing, NoneMatch } from '../lists/listing.js';
import { momentText } from '../words/dates.js';
import { aboutText, kindText, stateNames } from './words.js';
import { choices } from '../lists/choices.js';
import { ColumnOf } from '../tables/column.js';

const Column = ColumnOf<Action>;

const states = choices(stateNames);
const kinds = actionKinds.map((id) => ({ id, name: catalogue[id].name }));
const filters = [
  <SelectInput key="state" source="state" label="State" choices={states} emptyText="Any" alwaysOn />,
  <SelectInput key="kind" source="kind" label="Action" choices={kinds} emptyText="Any" alwaysOn />,
  <TextInput key="organisation" source="organisation" label="ODS code" alwaysOn resettable />,
  <SelectInput
    key="mine"
    source="mine"
    label="Asked for by"
    choices={choices({ true: 'Me' })}
    emptyText="Anybody"
    alwaysOn
  />,
  <SelectInput
    key="toApprove"
    source="toApprove"
    label="To approve"
    choices={choices({ true: 'Asked for by others' })}
    emptyText="All"
    alwaysOn
  />,
  <SelectInput
    key="unseen"
    source="unseen"
    label="News"
    choices={choices({ true: 'Not opened yet by whoever asked' })}
    emptyText="All"
    alwaysOn
  />,
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
