import type { Output } from '@dspt/contracts/define';
import type { getSupportContact } from '@dspt/contracts/assessment/profiles';
import { Link, Typography } from '@mui/material';
import { useAnswer } from '../data/use-answer.js';
import { Problem } from '../lists/problem.js';
import { SectionHeading } from '../layout/section-heading.js';
import { Facts } from '../tables/facts.js';

type Contact = NonNullable<Output<typeof getSupportContact>['contact']>;

/** Whom to call, as the organisation has said it in its profile. */
export function SupportContact({ code }: { code: string }) {
  const { data, error, refetch } = useAnswer(['support-contact', code], (api, signal) =>
    api.getSupportContact(code, signal),
  );
  return (
    <section>
      <SectionHeading>Contact for support teams</SectionHeading>
      {error && <Problem error={error} onRetry={refetch} />}
      {data && (data.contact ? <Facts facts={factsOf(data.contact)} /> : <Nobody />)}
    </section>
  );
}

const Nobody = () => (
  <Typography>The organisation has named nobody. It can do so in its organisation profile.</Typography>
);

const mayCall = {
  yes: 'Yes, they may be called',
  no: 'No: they have asked not to be called',
} as const;

const factsOf = ({ name, telephone, mayCall: said }: Contact) => ({
  Name: name,
  Telephone: telephone && <Link href={`tel:${telephone.replaceAll(/[^\d+]/g, '')}`}>{telephone}</Link>,
  'May be called': said ? mayCall[said] : 'They have not said',
});
