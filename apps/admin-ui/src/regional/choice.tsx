import { TextField } from '@mui/material';
import { useId } from 'react';
import { useSearchParams } from 'react-router-dom';

interface ChoiceProps {
  /** Of the address, which keeps what was chosen. */
  param: string;
  label: string;
  /** What can be chosen, by the names people read. */
  names: Record<string, string>;
  value: string;
}

/** One choice of several that the address keeps. */
export function Choice({ param, label, names, value }: ChoiceProps) {
  const [, setSearch] = useSearchParams();
  const id = useId();
  const choose = (chosen: string) =>
    setSearch((search) => {
      search.set(param, chosen);
      return search;
    });
  return (
    <TextField
      id={id}
      select
      label={label}
      value={value}
      onChange={({ target }) => choose(target.value)}
      size="small"
      sx={{ maxWidth: '100%' }}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      {Object.entries(names).map(([key, name]) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </TextField>
  );
}
