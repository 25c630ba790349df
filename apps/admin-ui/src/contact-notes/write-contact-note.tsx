import { contactOutcomeNames } from '@dspt/contracts/support/contact-notes';
import { Button, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { Refused } from '../forms/refused.js';
import { useSending } from '../forms/use-sending.js';

interface Field {
  name: string;
  label: string;
  choices?: [value: string, text: string][];
  day?: boolean;
}
const fields: Field[] = [
  {
    name: 'how',
    label: 'How',
    choices: [
      ['telephone', 'Telephone'],
      ['email', 'Email'],
      ['visit', 'Visit'],
    ],
  },
  { name: 'withWhom', label: 'With whom' },
  { name: 'outcome', label: 'Outcome', choices: Object.entries(contactOutcomeNames) },
  { name: 'text', label: 'Notes' },
  { name: 'nextAction', label: 'Next action, if there is one' },
  { name: 'nextOn', label: 'By when', day: true },
];
const blank: Record<string, string> = { how: 'telephone', outcome: 'reached' };

/** Notes a contact with a provider. */
export function WriteContactNote({ code, onWritten }: { code: string; onWritten: () => void }) {
  const [typed, setTyped] = useState(blank);
  const { busy, refusal, sendOnce } = useSending();
  const write = async () => {
    const { nextAction, nextOn, ...rest } = typed;
    const note = { code, ...rest, nextAction: nextAction || null, nextOn: nextOn || null };
    if (!(await sendOnce((api, id) => api.writeContactNote(id, note)))) return;
    setTyped(blank);
    onWritten();
  };
  return (
    <Stack component="section" sx={{ gap: 2 }}>
      <Typography component="h2" variant="h6">
        Note a contact
      </Typography>
      <Refused refusal={refusal} />
      <Stack sx={{ gap: 2, display: 'grid', gridTemplateColumns: { md: '1fr 1fr 1fr' } }}>
        {fields.map(({ name, label, choices, day }) => (
          <TextField
            key={name}
            id={`contact-${name}`}
            label={label}
            value={typed[name] ?? ''}
            onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
            error={refusal?.fields[name] !== undefined}
            helperText={refusal?.fields[name]}
            select={choices !== undefined}
            type={day ? 'date' : 'text'}
            slotProps={{ inputLabel: day ? { shrink: true } : {} }}
          >
            {choices?.map(([value, text]) => (
              <MenuItem key={value} value={value}>
                {text}
              </MenuItem>
            ))}
          </TextField>
        ))}
      </Stack>
      <div>
        <Button variant="outlined" disabled={busy} onClick={() => void write()}>
          Note it
        </Button>
      </div>
    </Stack>
  );
}
