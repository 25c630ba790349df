import { organisationTypeNames } from '@dspt/contracts/organisations/organisations';
import { stuckAfterDays } from '@dspt/contracts/organisations/staff';
import { levelNames } from '@dspt/contracts/values';
import { SelectInput, TextInput } from 'react-admin';
import { LocalAuthorityInput, RegionInput } from './area-inputs.js';
import { choices } from '../lists/choices.js';

const statuses = choices({ ...levelNames, 'out-of-date': 'Out of date', 'not-published': 'Not published' });
const types = choices(organisationTypeNames);
const yesNo = choices({ true: 'Yes', false: 'No' });
const expiring = choices({ 30: 'Within 30 days', 60: 'Within 60 days', 90: 'Within 90 days' });
const progress = choices({
  'not-started': 'Not started',
  'first-half': 'Less than half',
  'second-half': 'Half or more',
  complete: 'All answered',
});

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
  <SelectInput
    key="site"
    source="site"
    label="Kind"
    choices={choices({ true: 'Sites only' })}
    emptyText="Any"
    alwaysOn
  />,
  <SelectInput
    key="headOfficeRegistered"
    source="headOfficeRegistered"
    label="Head office registered"
    choices={yesNo}
    emptyText="Any"
    alwaysOn
  />,
  <SelectInput
    key="unknown"
    source="unknown"
    label="Not known"
    choices={choices({ localAuthority: 'Local authority', region: 'Region' })}
    emptyText="Any"
    alwaysOn
  />,
  <TextInput key="headOffice" source="headOffice" label="Code of the head office" alwaysOn resettable />,
  <SelectInput key="covered" source="covered" label="Covered" choices={yesNo} emptyText="Any" alwaysOn />,
  <SelectInput
    key="expiring"
    source="expiring"
    label="Runs out"
    choices={expiring}
    emptyText="Any"
    alwaysOn
  />,
  <TextInput
    key="expiringWeek"
    source="expiringWeek"
    label="Runs out in the week from"
    type="date"
    alwaysOn
    slotProps={{ inputLabel: { shrink: true } }}
  />,
  <SelectInput
    key="progress"
    source="progress"
    label="Answered"
    choices={progress}
    emptyText="Any"
    alwaysOn
  />,
  <SelectInput
    key="stuck"
    source="stuck"
    label="Stuck"
    choices={choices({ true: `Begun, and nothing for ${stuckAfterDays} days` })}
    emptyText="Any"
    alwaysOn
  />,
];
