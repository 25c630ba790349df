import { caseState, caseTopicNames, changeCase, type HelpdeskCase } from '@dspt/contracts/support/cases';
import { Alert, Button, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetIdentity } from 'react-admin';
import { call } from '../data/call.js';
import { Refused } from '../forms/refused.js';
import { useSending, type Refusal } from '../forms/use-sending.js';
import { caseStateNames, differences } from './words.js';

interface CaseStateProps {
  record: HelpdeskCase;
  onChanged: () => void;
}
type Wanted = Pick<HelpdeskCase, 'state' | 'topic' | 'code'>;

/** State, topic, organisation and assignee. When somebody else was faster, what is different is shown first. */
export function CaseState({ record, onChanged }: CaseStateProps) {
  const { id, version, assignee } = record;
  const [wanted, setWanted] = useState<Wanted>({
    state: record.state,
    topic: record.topic,
    code: record.code,
  });
  const { busy, refusal, send } = useSending();
  const change = async (to: string | null) => {
    const body = { version, ...wanted, code: wanted.code || null, assignee: to as 'me' | null };
    if (await send(() => call('support', changeCase, { params: { id }, body }))) onChanged();
  };
  return (
    <Stack component="section" sx={{ gap: 2 }}>
      <Typography component="h2" variant="h6">
        Where it stands
      </Typography>
      <Refused refusal={refusal} />
      <Overtaken record={record} refusal={refusal} onLook={onChanged} />
      <Stack direction={{ xs: 'column', md: 'row' }} sx={{ gap: 2 }}>
        <Choice
          name="state"
          label="State"
          names={caseStateNames}
          options={caseState.options}
          {...{ wanted, setWanted }}
        />
        <Choice name="topic" label="About" names={caseTopicNames} {...{ wanted, setWanted }} />
        <TextField
          id="case-code"
          label="ODS code"
          value={wanted.code ?? ''}
          onChange={({ target }) => setWanted({ ...wanted, code: target.value })}
          error={refusal?.fields['code'] !== undefined}
          helperText={refusal?.fields['code']}
        />
        <Button variant="contained" disabled={busy} onClick={() => void change(assignee?.id ?? null)}>
          Save
        </Button>
      </Stack>
      <Assignee assignee={assignee} busy={busy} onChange={(to) => void change(to)} />
    </Stack>
  );
}

interface ChoiceProps {
  name: 'state' | 'topic';
  label: string;
  names: Record<string, string>;
  options?: string[];
  wanted: Wanted;
  setWanted: (wanted: Wanted) => void;
}

const Choice = ({ name, label, names, options = Object.keys(names), wanted, setWanted }: ChoiceProps) => (
  <TextField
    id={`case-${name}`}
    label={label}
    select
    value={wanted[name]}
    onChange={({ target }) => setWanted({ ...wanted, [name]: target.value })}
  >
    {options.map((value) => (
      <MenuItem key={value} value={value}>
        {names[value]}
      </MenuItem>
    ))}
  </TextField>
);

interface OvertakenProps {
  record: HelpdeskCase;
  refusal: Refusal | undefined;
  onLook: () => void;
}

function Overtaken({ record, refusal, onLook }: OvertakenProps) {
  const current = refusal?.problem?.['current'] as HelpdeskCase | undefined;
  if (!current) return null;
  return (
    <Alert severity="warning" action={<Button onClick={onLook}>Look at it as it is now</Button>}>
      {differences(record, current).join('. ') || 'Something else has changed.'}
    </Alert>
  );
}

interface AssigneeProps {
  assignee: HelpdeskCase['assignee'];
  busy: boolean;
  onChange: (to: 'me' | null) => void;
}

function Assignee({ assignee, busy, onChange }: AssigneeProps) {
  const { identity } = useGetIdentity();
  const mine = assignee !== null && assignee.id === identity?.id;
  return (
    <Stack direction="row" sx={{ gap: 2, alignItems: 'center' }}>
      <Typography>Assignee: {assignee?.name ?? 'nobody'}</Typography>
      <Button disabled={busy} onClick={() => onChange(mine ? null : 'me')}>
        {mine ? 'Put it back in the queue' : 'Take this case'}
      </Button>
    </Stack>
  );
}
