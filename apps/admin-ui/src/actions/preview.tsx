import type { ActionPreview } from '@dspt/contracts/support/execution';
import { Alert, Stack, Typography } from '@mui/material';
import { ColumnOf } from '../tables/column.js';
import { LocalTable } from '../tables/local-table.js';

const EffectColumn = ColumnOf<ActionPreview['effects'][number]>;
const ToldColumn = ColumnOf<ActionPreview['told'][number]>;

/** Exactly what an action changes, for whom, and who is told. */
export const Preview = ({ preview, level }: { preview: ActionPreview; level: 'h2' | 'h3' }) => (
  <Stack sx={{ gap: 2 }}>
    <section>
      <Heading text="What changes" level={level} />
      <LocalTable label="What changes" rows={preview.effects} none="Nothing.">
        <EffectColumn label="Whom or what" render={({ about }) => about} />
        <EffectColumn label="What" render={({ what }) => what} />
        <EffectColumn label="Before" render={({ from }) => from ?? 'Nothing'} />
        <EffectColumn label="After" render={({ to }) => to ?? 'Nothing'} />
      </LocalTable>
    </section>
    <section>
      <Heading text="Who gets an email" level={level} />
      <LocalTable label="Who gets an email" rows={preview.told} none="Nobody.">
        <ToldColumn label="Who" render={({ who }) => who} />
        <ToldColumn label="About what" render={({ what }) => what} />
      </LocalTable>
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
