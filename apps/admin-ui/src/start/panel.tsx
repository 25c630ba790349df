import {
  Box,
  Button,
  Card,
  Chip,
  List,
  ListItem,
  ListItemText,
  Skeleton,
  Stack,
  Typography,
} from '@mui/material';
import { Link } from 'react-admin';
import { SectionHeading } from '../layout/section-heading.js';
import { Problem } from '../lists/problem.js';
import { numberText } from '../words/dates.js';
import type { StartRow } from './rows.js';

interface PanelProps {
  title: string;
  /** `undefined` while it is not known. */
  count: number | undefined;
  rows: StartRow[] | undefined;
  /** Said when there are none. */
  none: string;
  /** Path of all there are. */
  all: string;
  error: unknown;
  onRetry: () => unknown;
}

/** One section of a start page: a heading, a number, and the first of them. */
export const Panel = ({ title, count, rows, none, all, error, onRetry }: PanelProps) => (
  <Card component="section" aria-label={title} sx={{ p: 2, overflowWrap: 'anywhere' }}>
    <Stack direction="row" sx={{ gap: 2, justifyContent: 'space-between' }}>
      <SectionHeading>{title}</SectionHeading>
      {!error && count !== undefined && (
        <Typography component="p" variant="h6">
          {numberText(count)}
        </Typography>
      )}
    </Stack>
    {error ? <Problem error={error} onRetry={onRetry} /> : <Rows {...{ title, rows, none }} />}
    {!error && count !== undefined && count > 0 && (
      <Button component={Link} to={all} aria-label={`See all ${numberText(count)}: ${title}`}>
        See all {numberText(count)}
      </Button>
    )}
  </Card>
);

function Rows({ title, rows, none }: Pick<PanelProps, 'title' | 'rows' | 'none'>) {
  if (!rows) return <Waiting title={title} />;
  if (rows.length === 0) return <Typography>{none}</Typography>;
  return (
    <List disablePadding>
      {rows.map((row) => (
        <ListItem key={row.id} disableGutters>
          <ListItemText primary={<Name row={row} />} secondary={row.detail} />
        </ListItem>
      ))}
    </List>
  );
}

const Name = ({ row: { text, path, isNew } }: { row: StartRow }) => (
  <>
    {path ? <Link to={path}>{text}</Link> : text}
    {isNew && <Chip label="New" size="small" color="primary" sx={{ ml: 1 }} />}
  </>
);

const Waiting = ({ title }: { title: string }) => (
  <Box role="status" aria-label={`Loading: ${title}`}>
    <Skeleton />
    <Skeleton />
    <Skeleton width="60%" />
  </Box>
);
