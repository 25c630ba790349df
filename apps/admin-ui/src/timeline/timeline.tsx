import type { AuditLine } from '@dspt/contracts/audit';
import { roleNames, type StaffRole } from '@dspt/contracts/access';
import { Alert, CircularProgress, Stack, Typography } from '@mui/material';
import type { Subject } from '../data/operations.js';
import { useAnswer } from '../data/use-answer.js';
import { Problem } from '../lists/problem.js';
import { momentText } from '../words/dates.js';
import { changeText, didText } from './words.js';

/** What happened, in plain words, newest first: who, on whose behalf, when, from what to what, and why. */
export function Timeline({ about }: { about: Subject }) {
  const { data, error, refetch } = useAnswer(
    ['timeline', about],
    (api, signal) => api.getTimeline(about, signal),
    { staleTime: 0 },
  );
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <CircularProgress aria-label="Loading" />;
  const { lines, more, missing } = data;
  return (
    <Stack sx={{ gap: 2 }}>
      {missing.length > 0 && (
        <Alert severity="warning">
          Part of this could not be loaded: {missing.join(', ')}. Look again in a minute.
        </Alert>
      )}
      {lines.length === 0 && <Alert severity="info">Nothing has been changed yet.</Alert>}
      <ol>
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ol>
      {more && <Typography>Only the newest are shown.</Typography>}
    </Stack>
  );
}

const Line = ({ line }: { line: AuditLine }) => (
  <Typography component="li" sx={{ mb: 1.5 }}>
    <strong>{didText(line.did)}</strong>, {momentText(line.at)}, by {whoText(line.actor)}
    {changeText(line).map((text) => (
      <Typography key={text} component="div">
        {text}
      </Typography>
    ))}
    {line.reason && <Typography component="div">Why: {line.reason}</Typography>}
    {line.caseNumber && <Typography component="div">Case {line.caseNumber}</Typography>}
  </Typography>
);

function whoText(actor: AuditLine['actor']): string {
  if (!actor) return 'the service itself';
  const role = actor.role && (roleNames[actor.role as StaffRole] ?? actor.role);
  return role ? `${actor.name} (${role})` : actor.name;
}
