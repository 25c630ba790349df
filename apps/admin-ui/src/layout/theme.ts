import { defaultDarkTheme, defaultLightTheme, type RaThemeOptions } from 'react-admin';

const typography = {
  fontFamily: 'Arial, Helvetica, sans-serif',
  h4: { fontWeight: 700 },
  h5: { fontWeight: 700 },
  h6: { fontWeight: 700 },
  button: { textTransform: 'none', fontWeight: 700 },
} as const;

/** A visible focus everywhere, in the yellow and black of NHS services. */
const focus = {
  MuiCssBaseline: {
    styleOverrides: {
      ':focus-visible': { outline: '3px solid #ffb81c', outlineOffset: '2px' },
    },
  },
};

/** Its name for those who do not see it turn. */
const spinner: RaThemeOptions['components'] = {
  MuiCircularProgress: { defaultProps: { 'aria-label': 'Loading' } },
};

/** What is said on hovering belongs to the content of the page, not to nothing after it. */
const tooltip: RaThemeOptions['components'] = {
  MuiTooltip: {
    defaultProps: { slotProps: { popper: { container: () => document.querySelector('main') } } },
  },
};

/** Nothing moves for whoever has asked their system for less movement. */
const motion = { reducedMotion: 'system' } as const;

export const lightTheme: RaThemeOptions = {
  ...defaultLightTheme,
  typography,
  motion,
  palette: {
    ...defaultLightTheme.palette,
    mode: 'light',
    primary: { main: '#005eb8' },
    secondary: { main: '#003087', contrastText: '#ffffff' },
    background: { default: '#f0f4f5', paper: '#ffffff' },
    text: { primary: '#212b32', secondary: '#4c6272' },
    // Dark enough for the label of a grey field that is wrong.
    error: { main: '#a61b10' },
  },
  components: { ...defaultLightTheme.components, ...focus, ...spinner, ...tooltip },
};

export const darkTheme: RaThemeOptions = {
  ...defaultDarkTheme,
  typography,
  motion,
  palette: {
    ...defaultDarkTheme.palette,
    mode: 'dark',
    primary: { main: '#8ec5ff' },
    secondary: { main: '#0b3a75', contrastText: '#ffffff' },
    background: { default: '#12181d', paper: '#1c252c' },
    text: { primary: '#f0f4f5', secondary: '#c3ccd2' },
    error: { main: '#ff9b94' },
  },
  components: { ...defaultDarkTheme.components, ...focus, ...spinner, ...tooltip },
};
