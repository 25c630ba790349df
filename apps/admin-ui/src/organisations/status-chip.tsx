import type { Status } from '@dspt/contracts/organisations/register';
import { Chip } from '@mui/material';
import { statusText } from './words.js';

type Look = 'success' | 'warning' | 'error' | 'default';
const looks: Record<string, Look> = {
  exceeded: 'success',
  met: 'success',
  approaching: 'warning',
  'out-of-date': 'error',
  'not-published': 'default',
};

/** What the public sees for an organisation; the words say it, the colour only helps. */
export const StatusChip = ({ status }: { status: Pick<Status, 'state' | 'level'> }) => (
  <Chip
    size="small"
    variant="outlined"
    color={looks[status.state === 'published' ? (status.level ?? '') : status.state] ?? 'default'}
    label={statusText(status)}
    sx={{ color: 'text.primary', borderWidth: 2, fontWeight: 700 }}
  />
);
