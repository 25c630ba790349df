import type { DeadLetter } from '@dspt/contracts/dead-letters';
import { Box, Button, Stack, Typography } from '@mui/material';
import type { Service } from '../data/services.js';
import { ReasonForm } from '../forms/reason-form.js';
import { Refused } from '../forms/refused.js';
import { useSending } from '../forms/use-sending.js';
import { Facts } from '../tables/facts.js';
import { momentText } from '../words/dates.js';

interface DeadLetterProps {
  service: Service;
  message: DeadLetter;
  onDecided: () => void;
}

/** One event that failed: what it was, why it failed, and the two ways on. */
export const DeadLetterView = ({ service, message, onDecided }: DeadLetterProps) => (
  <Stack
    component="article"
    aria-label={message.event}
    sx={{ gap: 2, py: 2, borderTop: 1, borderColor: 'divider' }}
  >
    <Typography component="h3" variant="subtitle1" sx={{ overflowWrap: 'anywhere' }}>
      {message.event}
    </Typography>
    <Facts facts={factsOf(message)} />
    {!message.discarded && <Ways service={service} message={message} onDecided={onDecided} />}
  </Stack>
);

const factsOf = ({ why, occurredAt, deadLetteredAt, retriedAt, data, discarded }: DeadLetter) => ({
  Why: why,
  Happened: momentText(occurredAt),
  'Set aside': momentText(deadLetteredAt),
  'Last tried again': retriedAt && momentText(retriedAt),
  'What it says': (
    <Box component="code" sx={{ overflowWrap: 'anywhere' }}>
      {JSON.stringify(data)}
    </Box>
  ),
  Discarded: discarded && `${momentText(discarded.at)}, by ${discarded.by}: ${discarded.reason}`,
});

function Ways({ service, message: { id }, onDecided }: DeadLetterProps) {
  const { busy, refusal, send } = useSending();
  const replay = async () => {
    await send((api) => api.replayDeadLetter(service, id));
    onDecided();
  };
  return (
    <>
      <Refused refusal={refusal} />
      <div>
        <Button variant="contained" disabled={busy} onClick={() => void replay()}>
          Handle it again
        </Button>
      </div>
      <ReasonForm
        id={`discard-${id}`}
        label="Why it need not be handled"
        button="Discard"
        act={(api, reason) => api.discardDeadLetter(service, id, reason)}
        onDone={onDecided}
      />
    </>
  );
}
