import { caseState, caseTopicNames, type HelpdeskCase } from '@dspt/contracts/support/cases';
import { Alert, Button, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useGetIdentity } from 'react-admin';
import { Refused } from '../forms/refused.js';
import { useEdited } from '../forms/use-edited.js';
import { useSending } from '../forms/use-sending.js';
import { caseStateNames, differences } from './words.js';

interface CaseStateProps {
  record: HelpdeskCase;
  /** Resolves when it is shown as it is now. */
  onChanged: () => Promise<unknown>;
}
type Wanted = Pick<HelpdeskCase, 'state' | 'topic' | 'code'>;

/**
 * State, topic, organisation and assignee. When somebody else was faster, what is different is said; what was chosen
 * here stays, and can be saved on top of it.
 */
export function CaseState({ record, onChanged }: CaseStateProps) {
  const { id, version, assignee, state, topic, code } = record;
  const { wanted, before, begin, edit, saved } = useEdited<HelpdeskCase, Wanted>(record, {
    state,
    topic,
    code,
  });
  const { busy, refusal, send } = useSending();
  const change = async (to: string | null) => {
    begin();
    const body = { version, ...wanted, code: wanted.code || null, assignee: to as 'me' | null };
    if (!(await send((api) => api.changeCase(id, body)))) return;
    await onChanged();
    saved();
  };
  return (
    <Stack component="section" sx={{ gap: 2 }}>
      <Typography component="h2" variant="h6">
        Where it stands
      </Typography>
      <Refused refusal={refusal} />
      {before && (
        <Alert severity="warning" role="status">
          {[
            ...differences(before, record),
            'What you have chosen is still here: save it if it is right',
          ].join('. ')}
        </Alert>
      )}
      <Stack direction={{ xs: 'column', md: 'row' }} sx={{ gap: 2 }}>
        <Choice
          name="state"
          label="State"
          names={caseStateNames}
          options={caseState.options}
          {...{ wanted, edit }}
        />
        <Choice name="topic" label="About" names={caseTopicNames} {...{ wanted, edit }} />
        <TextField
          id="case-code"
          label="ODS code"
          value={wanted.code ?? ''}
          onChange={({ target }) => edit({ code: target.value })}
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
  edit: (change: Partial<Wanted>) => void;
}

const Choice = ({ name, label, names, options = Object.keys(names), wanted, edit }: ChoiceProps) => (
  <TextField
    id={`case-${name}`}
    label={label}
    select
    value={wanted[name]}
    onChange={({ target }) => edit({ [name]: target.value })}
  >
    {options.map((value) => (
      <MenuItem key={value} value={value}>
        {names[value]}
      </MenuItem>
    ))}
  </TextField>
);

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
