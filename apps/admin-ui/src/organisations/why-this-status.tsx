import { Typography } from '@mui/material';
import type { StaffOrganisation } from './organisation.js';
import { statusText } from './words.js';
import { whyThisStatus } from './why.js';

/** What callers ask most: why does the website say this about us? */
export function WhyThisStatus({ organisation }: { organisation: StaffOrganisation }) {
  const { verdict, others } = whyThisStatus(organisation);
  return (
    <section>
      <Typography component="h2" variant="h6" gutterBottom>
        Why the status is “{statusText(organisation.status)}”
      </Typography>
      <Typography>{verdict}</Typography>
      {others.length > 0 && (
        <>
          <Typography sx={{ mt: 2 }}>Also weighed:</Typography>
          <ul>
            {others.map((text) => (
              <Typography component="li" key={text}>
                {text}
              </Typography>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
