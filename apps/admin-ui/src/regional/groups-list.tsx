import type { Group } from '@dspt/contracts/organisations/dashboard';
import { organisationTypeNames } from '@dspt/contracts/organisations/organisations';
import { DataTable, Link, useCreatePath, useListContext, type SortPayload } from 'react-admin';
import { Listing, NoneMatch } from '../lists/listing.js';
import { LocalAuthorityInput, RegionInput } from '../organisations/area-inputs.js';
import { choiceFilter, choices } from '../lists/choices.js';
import { StatusChip } from '../organisations/status-chip.js';
import { progressText } from '../organisations/words.js';
import { numberText } from '../words/dates.js';
import { listPath } from './figures.js';
import { ColumnOf } from '../tables/column.js';

const Column = ColumnOf<Group>;
const uncovered = [{ id: 'true', name: 'With sites that are not covered' }];
const types = choices({
  'care-home-site': organisationTypeNames['care-home-site'],
  pharmacy: organisationTypeNames.pharmacy,
});
const filters = [
  <RegionInput key="region" source="region" alwaysOn />,
  <LocalAuthorityInput key="localAuthority" source="localAuthority" alwaysOn />,
  choiceFilter('type', 'Type of site', types),
  choiceFilter('uncovered', 'Which', uncovered, 'All'),
];
const mostFirst: SortPayload = { field: 'uncovered', order: 'DESC' };

/** Whom one call would help most: head offices by how many of their sites in my areas nothing covers. */
const GroupsList = () => (
  <Listing
    title="Head offices"
    noneYet="No head office has sites in your areas."
    filters={filters}
    sort={mostFirst}
  >
    <DataTable bulkActionButtons={false} rowClick={false} empty={<NoneMatch />}>
      <Column source="name" label="Head office" render={Name} />
      <Column source="telephone" label="Telephone" disableSort />
      <Column source="sites" label="Sites in the area" render={({ sites }) => numberText(sites)} />
      <Column source="uncovered" label="Not covered" render={Uncovered} />
      <Column
        source="status"
        label="Its own status"
        disableSort
        render={({ status }) => <StatusChip status={status} />}
      />
      <Column
        source="progress"
        label="Its progress"
        disableSort
        render={({ registered, progress }) => (registered ? progressText(progress) : '')}
      />
      <Column source="headOfficeFunction" label="Publishes for its sites" disableSort render={functionText} />
    </DataTable>
  </Listing>
);
export default GroupsList;

function Name({ code, name, inArea }: Group) {
  const createPath = useCreatePath();
  const text = `${name} (${code})`;
  return inArea ? (
    <Link to={createPath({ resource: 'organisations', id: code, type: 'show' })}>{text}</Link>
  ) : (
    text
  );
}

function Uncovered({ code, name, uncovered: count }: Group) {
  const { filterValues } = useListContext();
  const { uncovered: _, ...area } = filterValues as Record<string, string>;
  return count === 0 ? (
    '0'
  ) : (
    <Link
      to={listPath({ headOffice: code, covered: 'false' }, area)}
      aria-label={`${numberText(count)} sites of ${name} are not covered`}
    >
      {numberText(count)}
    </Link>
  );
}

function functionText({ registered, headOfficeFunction }: Group): string {
  if (!registered) return 'Not registered';
  return headOfficeFunction ? 'Yes' : 'No: the function is off';
}
