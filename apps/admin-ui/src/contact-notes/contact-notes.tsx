import { contactOutcomeNames, type ContactNote } from '@dspt/contracts/support/contact-notes';
import { Button, Stack } from '@mui/material';
import { useRefresh } from 'react-admin';
import { Refused } from '../forms/refused.js';
import { useSending } from '../forms/use-sending.js';
import { Loaded } from '../tables/loaded.js';
import { ColumnOf } from '../tables/column.js';
import { LocalTable } from '../tables/local-table.js';
import { dateText, momentText } from '../words/dates.js';
import { WriteContactNote } from './write-contact-note.js';

const Column = ColumnOf<ContactNote>;

/** Contacts with one provider: what came of them, and what comes next. */
export function ContactNotes({ code }: { code: string }) {
  const refresh = useRefresh();
  return (
    <Stack sx={{ gap: 3 }}>
      <WriteContactNote code={code} onWritten={refresh} />
      <Loaded<ContactNote>
        resource="contact-notes"
        code={code}
        noneYet="Nobody has noted a contact with this organisation yet."
      >
        {(notes) => (
          <LocalTable label="Contacts" rows={notes}>
            <Column label="When, by whom" render={({ at, by }) => `${momentText(at)}, ${by.name}`} />
            <Column
              label="How, with whom"
              render={({ how, withWhom }) => [hows[how], withWhom].filter(Boolean).join(', ')}
            />
            <Column
              label="Outcome"
              render={({ outcome, text }) => [contactOutcomeNames[outcome], text].filter(Boolean).join('. ')}
            />
            <Column label="Next" render={(note) => <Next note={note} />} />
          </LocalTable>
        )}
      </Loaded>
    </Stack>
  );
}

const hows: Record<ContactNote['how'], string> = { telephone: 'Telephone', email: 'Email', visit: 'Visit' };

export function Next({ note }: { note: ContactNote }) {
  const refresh = useRefresh();
  const { busy, refusal, send } = useSending();
  const { id, nextAction, nextOn, nextDoneAt } = note;
  if (!nextAction) return null;
  const finish = async () => {
    if (await send((api) => api.finishNextAction(id))) refresh();
  };
  return (
    <>
      {nextAction}
      {nextOn && `, by ${dateText(nextOn)}`}
      {nextDoneAt ? ` (done ${dateText(nextDoneAt)})` : ''}
      {!nextDoneAt && (
        <Button size="small" disabled={busy} onClick={() => void finish()} aria-label={`Done: ${nextAction}`}>
          Done
        </Button>
      )}
      <Refused refusal={refusal} />
    </>
  );
}
