import { Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** Heading of a part of a page. */
export const SectionHeading = ({ children }: { children: ReactNode }) => (
  <Typography component="h2" variant="h6" gutterBottom>
    {children}
  </Typography>
);
