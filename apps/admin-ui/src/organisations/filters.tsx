import { organisationTypeNames } from '@dspt/contracts/organisations/organisations';
import { levelNames } from '@dspt/contracts/values';
import { SelectInput, TextInput } from 'react-admin';
import { LocalAuthorityInput, RegionInput } from './area-inputs.js';

const choices = (names: Record<string, string>) => Object.entries(names).map(([id, name]) => ({ id, name }));

const statuses = choices({ ...levelNames, 'out-of-date': 'Out of date', 'not-published': 'Not published' });
const types = choices(organisationTypeNames);
const yesNo = choices({ true: 'Yes', false: 'No' });

/** Filters of the organisations list, all in sight. */
export const filters = [
  <TextInput key="q" source="q" label="Name, code or postcode" alwaysOn resettable />,
  <SelectInput key="status" source="status" label="Status" choices={statuses} emptyText="Any" alwaysOn />,
  <SelectInput key="type" source="type" label="Type" choices={types} emptyText="Any" alwaysOn />,
  <RegionInput key="region" source="region" alwaysOn />,
  <LocalAuthorityInput key="localAuthority" source="localAuthority" alwaysOn />,
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
