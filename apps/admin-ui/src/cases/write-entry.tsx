import type { HelpdeskCase } from '@dspt/contracts/support/cases';
import { Button, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { Refused } from '../forms/refused.js';
import { useSending } from '../forms/use-sending.js';

interface WriteEntryProps {
  record: HelpdeskCase;
  onWritten: () => void;
}

/** A note for ourselves, or an email to the person: the same words, two buttons. */
export function WriteEntry({ record, onWritten }: WriteEntryProps) {
  const [text, setText] = useState('');
  const { busy, refusal, sendOnce } = useSending();
  const write = async (as: 'addCaseNote' | 'writeCaseEmail') => {
    if (!(await sendOnce((api, id) => api[as](record.id, { id, text })))) return;
    setText('');
    onWritten();
  };
  return (
    <Stack component="section" sx={{ gap: 2 }}>
      <Refused refusal={refusal} />
      <TextField
        id="case-entry"
        label="Write a note or an email"
        value={text}
        onChange={({ target }) => setText(target.value)}
        multiline
        minRows={3}
        error={refusal?.fields['text'] !== undefined}
        helperText={refusal?.fields['text']}
      />
      <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 2 }}>
        <Button variant="outlined" disabled={busy} onClick={() => void write('addCaseNote')}>
          Add as a note
        </Button>
        <Button variant="outlined" disabled={busy} onClick={() => void write('writeCaseEmail')}>
          Send as an email to {record.firstName} {record.lastName}
        </Button>
      </Stack>
    </Stack>
  );
}
