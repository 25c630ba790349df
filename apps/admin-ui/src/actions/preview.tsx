import type { ActionPreview } from '@dspt/contracts/support/execution';
import { Alert, Stack, Typography } from '@mui/material';
import { PlainTable, type Column } from '../tables/plain-table.js';

type Effect = ActionPreview['effects'][number];
type Told = ActionPreview['told'][number];

/** Exactly what an action changes, for whom, and who is told. */
export const Preview = ({ preview, level }: { preview: ActionPreview; level: 'h2' | 'h3' }) => (
  <Stack sx={{ gap: 2 }}>
    <section>
      <Heading text="What changes" level={level} />
      <PlainTable label="What changes" columns={effects} rows={preview.effects} keyOf={keyOfEffect} />
    </section>
    <section>
      <Heading text="Who gets an email" level={level} />
      <PlainTable
        label="Who gets an email"
        columns={told}
        rows={preview.told}
        keyOf={({ who, what }) => `${who} ${what}`}
      />
    </section>
    {preview.warnings.map((text) => (
      <Alert key={text} severity="warning">
        {text}
      </Alert>
    ))}
  </Stack>
);

const Heading = ({ text, level }: { text: string; level: 'h2' | 'h3' }) => (
  <Typography component={level} variant="subtitle1" sx={{ fontWeight: 700 }}>
    {text}
  </Typography>
);

const keyOfEffect = ({ about, what }: Effect) => `${about} ${what}`;

const effects: Column<Effect>[] = [
  { label: 'Whom or what', cell: ({ about }) => about },
  { label: 'What', cell: ({ what }) => what },
  { label: 'Before', cell: ({ from }) => from ?? 'Nothing' },
  { label: 'After', cell: ({ to }) => to ?? 'Nothing' },
];
const told: Column<Told>[] = [
  { label: 'Who', cell: ({ who }) => who },
  { label: 'About what', cell: ({ what }) => what },
];
