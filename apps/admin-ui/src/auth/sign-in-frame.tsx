import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** The page around every step of signing in. */
export const SignInFrame = ({ children }: { children: ReactNode }) => (
  <Box sx={{ minHeight: '100vh', display: 'flex', flexDirection: 'column', bgcolor: 'background.default' }}>
    <Box component="header" sx={{ bgcolor: '#005eb8', color: '#fff', px: 3, py: 2 }}>
      <Typography component="p" sx={{ fontWeight: 700, fontSize: '1.25rem' }}>
        Data Security and Protection Toolkit
      </Typography>
      <Typography component="p">Staff dashboard</Typography>
    </Box>
    <Box
      component="main"
      sx={{ width: '100%', maxWidth: 520, mx: 'auto', px: 3, py: 5, color: 'text.primary' }}
    >
      {children}
    </Box>
  </Box>
);
