import { organisationTypeNames } from '@dspt/contracts/organisations/organisations';
import { levelNames } from '@dspt/contracts/values';
import { SelectInput, TextInput } from 'react-admin';

const choices = (names: Record<string, string>) => Object.entries(names).map(([id, name]) => ({ id, name }));

const statuses = choices({ ...levelNames, 'out-of-date': 'Out of date', 'not-published': 'Not published' });
const types = choices(organisationTypeNames);
const regions = [
  'East Midlands',
  'East of England',
  'London',
  'North East',
  'North West',
  'South East',
  'South West',
  'West Midlands',
  'Yorkshire and The Humber',
].map((name) => ({ id: name, name }));
const yesNo = choices({ true: 'Yes', false: 'No' });

/** Filters of the organisations list, all in sight. */
export const filters = [
  <TextInput key="q" source="q" label="Name, code or postcode" alwaysOn resettable />,
  <SelectInput key="status" source="status" label="Status" choices={statuses} emptyText="Any" alwaysOn />,
  <SelectInput key="type" source="type" label="Type" choices={types} emptyText="Any" alwaysOn />,
  <SelectInput key="region" source="region" label="Region" choices={regions} emptyText="Any" alwaysOn />,
  <TextInput key="localAuthority" source="localAuthority" label="Local authority" alwaysOn resettable />,
  <SelectInput
    key="registered"
    source="registered"
    label="Registered"
    choices={yesNo}
    emptyText="Any"
    alwaysOn
  />,
  <SelectInput key="open" source="open" label="Open" choices={yesNo} emptyText="Any" alwaysOn />,
];
