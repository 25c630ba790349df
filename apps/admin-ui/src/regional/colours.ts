import type { PaletteMode } from '@mui/material';
import type { AreaCounts } from '@dspt/contracts/organisations/dashboard';

/** What is better is stronger; blue and orange are told apart with any kind of sight. */
export const statusColours: Record<keyof AreaCounts['status'], Record<PaletteMode, string>> = {
  exceeded: { light: '#08407e', dark: '#d3e8fa' },
  met: { light: '#1f77b8', dark: '#79b2e0' },
  approaching: { light: '#8fbfe0', dark: '#2a5f8f' },
  'out-of-date': { light: '#b35806', dark: '#ffb366' },
  'not-published': { light: '#aeb7bd', dark: '#5b6770' },
};
