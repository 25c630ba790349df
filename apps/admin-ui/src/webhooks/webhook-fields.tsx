import { TextField } from '@mui/material';
import type { Refusal } from '../forms/use-sending.js';

export interface Typed {
  name: string;
  url: string;
}

interface WebhookFieldsProps {
  typed: Typed;
  onEdit: (change: Partial<Typed>) => void;
  refusal: Refusal | undefined;
}

const fields: { name: keyof Typed; label: string; hint: string }[] = [
  { name: 'name', label: 'Who gets it', hint: 'Such as Kent County Council' },
  { name: 'url', label: 'Web address', hint: 'They give it to you. It begins with https://' },
];

/** What is asked of a webhook, new or not. */
export const WebhookFields = ({ typed, onEdit, refusal }: WebhookFieldsProps) =>
  fields.map(({ name, label, hint }) => (
    <TextField
      key={name}
      id={`webhook-${name}`}
      label={label}
      value={typed[name]}
      onChange={({ target }) => onEdit({ [name]: target.value })}
      error={refusal?.fields[name] !== undefined}
      helperText={refusal?.fields[name] ?? hint}
      fullWidth
    />
  ));
