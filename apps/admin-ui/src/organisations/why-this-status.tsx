import { Typography } from '@mui/material';
import type { StaffOrganisation } from './organisation.js';
import { statusText } from './words.js';
import { whyThisStatus } from './why.js';
import { SectionHeading } from '../layout/section-heading.js';

/** What callers ask most: why does the website say this about us? */
export function WhyThisStatus({ organisation }: { organisation: StaffOrganisation }) {
  const { verdict, others } = whyThisStatus(organisation);
  return (
    <section>
      <SectionHeading>Why the status is “{statusText(organisation.status)}”</SectionHeading>
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
