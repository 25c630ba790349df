import type { RegisterDifference } from '@dspt/contracts/organisations/comparisons';
import { Alert, CircularProgress, Typography } from '@mui/material';
import { useAnswer } from '../data/use-answer.js';
import { SectionHeading } from '../layout/section-heading.js';
import { Problem } from '../lists/problem.js';
import { ColumnOf } from '../tables/column.js';
import { LocalTable } from '../tables/local-table.js';
import { momentText, numberText } from '../words/dates.js';

const Column = ColumnOf<RegisterDifference>;

/** Whether the register is what assessment and identity know, when they were last compared. */
export function Register() {
  const { data, error, refetch } = useAnswer(
    ['register-comparison'],
    (api, signal) => api.getRegisterComparison(signal),
    { staleTime: 0 },
  );
  const last = data?.comparison;
  return (
    <section>
      <SectionHeading>Register</SectionHeading>
      {error && <Problem error={error} onRetry={refetch} />}
      {!error && !data && <CircularProgress aria-label="Loading" />}
      {last === null && <Typography>It has not yet been compared with what the services know.</Typography>}
      {last && (
        <>
          <Typography>Compared with what the services know on {momentText(last.comparedAt)}.</Typography>
          {last.differences.length === 0 && <Typography>There was no difference.</Typography>}
          {last.differences.length > 0 && (
            <Alert severity={last.putRight ? 'success' : 'warning'}>
              {last.putRight
                ? 'These differences were put right.'
                : 'The register is wrong here. Ask whoever runs the platform to build it anew: npm run rebuild -- register'}
            </Alert>
          )}
          {last.differences.length > 0 && (
            <LocalTable label="Differences of the register" rows={last.differences}>
              <Column label="What" render={({ table }) => words[table]} />
              <Column label="Is" render={({ kind }) => words[kind]} />
              <Column label="How many" render={({ count }) => numberText(count)} />
              <Column label="Which" render={whichText} />
            </LocalTable>
          )}
        </>
      )}
    </section>
  );
}

const whichText = ({ keys, count }: RegisterDifference): string =>
  `${keys.join(', ')}${count > keys.length ? ', and others' : ''}`;

const words: Record<RegisterDifference['table'] | RegisterDifference['kind'], string> = {
  publications: 'Publications',
  coverage: 'Coverage',
  statuses: 'Statuses',
  register: 'Progress and administrators',
  missing: 'missing',
  surplus: 'should not be there',
  different: 'different',
};
