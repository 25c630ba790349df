import { Box } from '@mui/material';
import { Fragment, type ReactNode } from 'react';

/** Names and values; what is not known is left out. */
export const Facts = ({ facts }: { facts: Record<string, ReactNode> }) => (
  <Box
    component="dl"
    sx={{
      display: 'grid',
      gridTemplateColumns: { sm: 'minmax(160px, 240px) 1fr' },
      columnGap: 3,
      rowGap: 1,
      m: 0,
    }}
  >
    {Object.entries(facts)
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([name, value]) => (
        <Fragment key={name}>
          <Box component="dt" sx={{ fontWeight: 700 }}>
            {name}
          </Box>
          <Box component="dd" sx={{ m: 0, mb: { xs: 1, sm: 0 } }}>
            {value}
          </Box>
        </Fragment>
      ))}
  </Box>
);
