import { Box, Typography, useTheme } from '@mui/material';
import type { Shade } from './shades.js';

/** What the colours say. */
export function Legend({ title, shades, none }: { title: string; shades: readonly Shade[]; none: string }) {
  const { palette } = useTheme();
  return (
    <Box sx={{ mt: 1 }}>
      <Typography sx={{ fontWeight: 700 }}>{title}</Typography>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {shades.map(({ label, colour }) => (
          <Entry key={label} label={label} colour={colour[palette.mode]} />
        ))}
        <Entry label={none} colour={palette.action.disabled} />
      </Box>
    </Box>
  );
}

const Entry = ({ label, colour }: { label: string; colour: string }) => (
  <Box component="li" sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
    <Box sx={{ width: 28, height: 16, bgcolor: colour, border: 1, borderColor: 'text.secondary' }} />
    {label}
  </Box>
);
