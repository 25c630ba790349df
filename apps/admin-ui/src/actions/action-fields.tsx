import { verificationNames } from '@dspt/contracts/support/actions';
import { MenuItem, Stack, TextField } from '@mui/material';
import { Facts } from '../tables/facts.js';
import type { ActionStart } from './action-button.js';
import { fieldsOf, type Field } from './fields.js';

/** What was typed, by field. */
export type Typed = Record<string, string>;

interface ActionFieldsProps {
  start: ActionStart;
  typed: Typed;
  onType: (typed: Typed) => void;
  errors: Record<string, string>;
}

const howChoices = Object.entries(verificationNames).map(([value, text]) => ({ value, text }));

/** Asked about every action. */
const always: (Field & { error: string })[] = [
  { name: 'caseNumber', label: 'Case number', hint: 'For example, C-2026-000123', error: 'caseNumber' },
  { name: 'reason', label: 'Why is this needed?', kind: 'long', error: 'reason' },
  { name: 'how', label: 'How did you verify the caller?', choices: howChoices, error: 'verification.how' },
  {
    name: 'detail',
    label: 'What exactly did you do?',
    hint: 'For example: rang 01632 960000 and spoke to the registered manager',
    error: 'verification.detail',
  },
];

/** The action's own fields, and those that every action has. What is settled is shown, not asked. */
export function ActionFields({ start, typed, onType, errors }: ActionFieldsProps) {
  const { kind, given = {}, shown = {} } = start;
  const fields = fieldsOf[kind];
  const settled = fields.filter(({ name }) => given[name] !== undefined);
  const set = (name: string) => (value: string) => onType({ ...typed, [name]: value });
  const open = fields
    .filter(({ name }) => given[name] === undefined)
    .map((field) => ({ ...field, error: field.name }));
  return (
    <Stack sx={{ gap: 2 }}>
      {settled.length > 0 && (
        <Facts
          facts={Object.fromEntries(settled.map(({ name, label }) => [label, shown[name] ?? given[name]]))}
        />
      )}
      {[...open, ...always].map((field) => (
        <Input
          key={field.name}
          field={field}
          value={typed[field.name] ?? ''}
          error={errors[field.error]}
          onChange={set(field.name)}
        />
      ))}
    </Stack>
  );
}

interface InputProps {
  field: Field;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

const Input = ({ field: { name, label, hint, kind, choices }, value, error, onChange }: InputProps) => (
  <TextField
    id={`action-${name}`}
    label={label}
    value={value}
    onChange={({ target }) => onChange(target.value)}
    error={error !== undefined}
    helperText={error ?? hint}
    select={choices !== undefined}
    multiline={kind === 'long'}
    minRows={kind === 'long' ? 2 : undefined}
    type={kind === 'day' ? 'date' : 'text'}
    slotProps={{ inputLabel: kind === 'day' ? { shrink: true } : {} }}
    fullWidth
  >
    {choices?.map((choice) => (
      <MenuItem key={choice.value} value={choice.value}>
        {choice.text}
      </MenuItem>
    ))}
  </TextField>
);
