import { Typography } from '@mui/material';
import { useEffect } from 'react';

/** The heading of a page, which is its title in the browser too. */
export function PageTitle({ title }: { title: string }) {
  useEffect(() => {
    document.title = `${title} – DSPT staff dashboard`;
  }, [title]);
  return (
    <Typography component="h1" variant="h5" sx={{ mt: 3, mb: 1 }}>
      {title}
    </Typography>
  );
}
