import { organisationTypeNames } from '@dspt/contracts/organisations/organisations';
import { stuckAfterDays } from '@dspt/contracts/organisations/staff';
import { levelNames } from '@dspt/contracts/values';
import { TextInput } from 'react-admin';
import { LocalAuthorityInput, RegionInput } from './area-inputs.js';
import { choiceFilter, choices } from '../lists/choices.js';

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
  choiceFilter('status', 'Status', statuses),
  choiceFilter('type', 'Type', types),
  <RegionInput key="region" source="region" alwaysOn />,
  <LocalAuthorityInput key="localAuthority" source="localAuthority" alwaysOn />,
  choiceFilter('registered', 'Registered', yesNo),
  choiceFilter('open', 'Open', yesNo),
  choiceFilter('site', 'Kind', choices({ true: 'Sites only' })),
  choiceFilter('headOfficeRegistered', 'Head office registered', yesNo),
  choiceFilter('unknown', 'Not known', choices({ localAuthority: 'Local authority', region: 'Region' })),
  <TextInput key="headOffice" source="headOffice" label="Code of the head office" alwaysOn resettable />,
  choiceFilter('covered', 'Covered', yesNo),
  choiceFilter('expiring', 'Runs out', expiring),
  <TextInput
    key="expiringWeek"
    source="expiringWeek"
    label="Runs out in the week from"
    type="date"
    alwaysOn
    slotProps={{ inputLabel: { shrink: true } }}
  />,
  choiceFilter('progress', 'Answered', progress),
  choiceFilter('stuck', 'Stuck', choices({ true: `Begun, and nothing for ${stuckAfterDays} days` })),
];
