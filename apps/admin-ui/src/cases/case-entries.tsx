import type { HelpdeskCase } from '@dspt/contracts/support/cases';
import { Typography } from '@mui/material';
import { momentText } from '../words/dates.js';

type Entry = HelpdeskCase['entries'][number];
const kinds: Record<Entry['kind'], string> = { note: 'Note', email: 'Email sent', change: 'Changed' };

/** Notes, emails and changes, the oldest first. */
export const CaseEntries = ({ entries }: { entries: Entry[] }) =>
  entries.length === 0 ? (
    <Typography>Nothing yet.</Typography>
  ) : (
    <ol>
      {entries.map(({ id, kind, at, by, text }) => (
        <Typography component="li" key={id} sx={{ mb: 1 }}>
          <strong>{kinds[kind]}</strong> {momentText(at)}, {by?.name ?? 'the service'}
          <Typography component="div" sx={{ whiteSpace: 'pre-wrap' }}>
            {text}
          </Typography>
        </Typography>
      ))}
    </ol>
  );
