import type { PaletteMode } from '@mui/material';

/** How an area is coloured, and what that says. Neighbours differ in lightness, which everybody sees. */
export interface Shade {
  label: string;
  colour: Record<PaletteMode, string>;
  /** The smallest whole number that is coloured so. */
  from: number;
}

/** Of shares in per cent. */
export const shareShades: readonly Shade[] = [
  { from: 0, label: 'Less than 20%', colour: { light: '#dbe9f6', dark: '#1d3550' } },
  { from: 20, label: '20% to 39%', colour: { light: '#a9cde8', dark: '#2a5680' } },
  { from: 40, label: '40% to 59%', colour: { light: '#62a8d6', dark: '#3d7db5' } },
  { from: 60, label: '60% to 79%', colour: { light: '#1f77b8', dark: '#79b2e0' } },
  { from: 80, label: '80% or more', colour: { light: '#08407e', dark: '#d3e8fa' } },
];

/** Of changes in percentage points: orange and blue are told apart with any kind of sight. */
export const changeShades: readonly Shade[] = [
  { from: -100, label: 'Fell by 5 points or more', colour: { light: '#b35806', dark: '#ffb366' } },
  { from: -4, label: 'Fell by less', colour: { light: '#f7b96d', dark: '#9c5a1c' } },
  { from: 0, label: 'The same', colour: { light: '#d8dde0', dark: '#4a555d' } },
  { from: 1, label: 'Rose by less than 5 points', colour: { light: '#8fbfe0', dark: '#2a5f8f' } },
  { from: 5, label: 'Rose by 5 points or more', colour: { light: '#08519c', dark: '#9fd0ff' } },
];

export const shadeOf = (value: number, shades: readonly Shade[]): Shade =>
  shades.findLast(({ from }) => value >= from) ?? shades[0]!;
