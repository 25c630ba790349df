import { caseTopicNames } from '@dspt/contracts/support/cases';
import { Button, Card, MenuItem, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useCreatePath } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { Refused } from '../forms/refused.js';
import { useSending } from '../forms/use-sending.js';
import { PageTitle } from '../layout/page-title.js';

interface Field {
  name: string;
  label: string;
  choices?: [value: string, text: string][];
  long?: boolean;
}
const fields: Field[] = [
  {
    name: 'source',
    label: 'How did they reach you?',
    choices: [
      ['telephone', 'Telephone'],
      ['email', 'Email or letter'],
    ],
  },
  { name: 'topic', label: 'What is it about?', choices: Object.entries(caseTopicNames) },
  { name: 'code', label: 'ODS code of the organisation, if it is about one' },
  { name: 'firstName', label: 'First name' },
  { name: 'lastName', label: 'Last name' },
  { name: 'email', label: 'Email address' },
  { name: 'telephone', label: 'Telephone number, if given' },
  { name: 'message', label: 'What has happened, and what do they need?', long: true },
];

/** A case recorded by hand: a telephone call, a letter. */
export default function RecordCase() {
  const [search] = useSearchParams();
  const [typed, setTyped] = useState<Record<string, string>>({
    source: 'telephone',
    code: search.get('code') ?? '',
    email: search.get('email') ?? '',
  });
  const { busy, refusal, sendOnce } = useSending();
  const navigate = useNavigate();
  const createPath = useCreatePath();
  const record = async () => {
    const about = { ...typed, code: typed['code'] || null };
    const opened = await sendOnce((api, id) => api.recordCase(id, about));
    if (opened) void navigate(createPath({ resource: 'cases', id: opened.id, type: 'show' }));
  };
  return (
    <>
      <PageTitle title="Record a case" />
      <Card>
        <Stack sx={{ p: 3, gap: 2, maxWidth: 640 }}>
          <Refused refusal={refusal} />
          {fields.map(({ name, label, choices, long = false }) => (
            <TextField
              key={name}
              id={`case-${name}`}
              label={label}
              value={typed[name] ?? ''}
              onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
              error={refusal?.fields[name] !== undefined}
              helperText={refusal?.fields[name]}
              select={choices !== undefined}
              multiline={long}
              minRows={long ? 4 : undefined}
            >
              {choices?.map(([value, text]) => (
                <MenuItem key={value} value={value}>
                  {text}
                </MenuItem>
              ))}
            </TextField>
          ))}
          <div>
            <Button variant="contained" disabled={busy} onClick={() => void record()}>
              Record the case
            </Button>
          </div>
        </Stack>
      </Card>
    </>
  );
}
