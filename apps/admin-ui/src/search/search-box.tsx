import Search from '@mui/icons-material/Search';
import { Autocomplete, Button, Dialog, DialogContent, TextField } from '@mui/material';
import type { Permission } from '@dspt/contracts/access';
import { useEffect, useState } from 'react';
import { usePermissions } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useAnswer } from '../data/use-answer.js';
import { find, type Found } from './find.js';

const waitMs = 150;

/** Finds organisations, people and cases from anywhere: the button, or Ctrl+K (Cmd+K). */
export function SearchBox() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <>
      <Button
        color="inherit"
        startIcon={<Search />}
        onClick={() => setOpen(true)}
        aria-keyshortcuts="Control+K Meta+K"
      >
        Find
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} maxWidth="sm" fullWidth aria-label="Find">
        <DialogContent>
          <Box onDone={() => setOpen(false)} />
        </DialogContent>
      </Dialog>
    </>
  );
}

function Box({ onDone }: { onDone: () => void }) {
  const [typed, setTyped] = useState('');
  const navigate = useNavigate();
  const { found, busy } = useFound(typed.trim());
  const go = (one: Found | null) => {
    if (!one) return;
    onDone();
    void navigate(one.path);
  };
  return (
    <Autocomplete<Found>
      options={found}
      groupBy={({ kind }) => `${kind}s`.replace('Persons', 'People')}
      getOptionLabel={({ text }) => text}
      getOptionKey={({ kind, id }) => `${kind} ${id}`}
      filterOptions={(options) => options}
      inputValue={typed}
      onInputChange={(_, text) => setTyped(text)}
      onChange={(_, one) => go(one)}
      loading={busy}
      loadingText="Looking…"
      noOptionsText={typed.trim().length < 2 ? 'Type at least two characters' : 'No results'}
      autoHighlight
      openOnFocus
      renderOption={({ key, ...props }, { text, detail }) => (
        <li key={key} {...props}>
          <span>
            {text} <small>{detail}</small>
          </span>
        </li>
      )}
      renderInput={(props) => (
        <TextField
          {...props}
          label="ODS code, postcode, organisation, email, person or case number"
          autoFocus
        />
      )}
    />
  );
}

function useFound(q: string): { found: Found[]; busy: boolean } {
  const { permissions = [] } = usePermissions<Permission[]>();
  const [wanted, setWanted] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setWanted(q), waitMs);
    return () => clearTimeout(timer);
  }, [q]);
  const enabled = wanted.length >= 2;
  const { data, isFetching } = useAnswer(
    ['find', wanted, permissions],
    (api, signal) => find(api, wanted, permissions, signal),
    { enabled },
  );
  // What was found for other words is no answer to these.
  const answered = enabled && wanted === q;
  return { found: answered ? (data ?? []) : [], busy: isFetching || wanted !== q };
}
