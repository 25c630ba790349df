import type { RegisterDifference } from '@dspt/contracts/organisations/comparisons';
import { Alert, CircularProgress, Typography } from '@mui/material';
import { useAnswer } from '../data/use-answer.js';
import { SectionHeading } from '../layout/section-heading.js';
import { Problem } from '../lists/problem.js';
import { PlainTable, type Column } from '../tables/plain-table.js';
import { momentText, numberText } from '../words/dates.js';

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
            <PlainTable
              label="Differences of the register"
              columns={columns}
              rows={last.differences}
              keyOf={({ table, kind }) => `${table} ${kind}`}
            />
          )}
        </>
      )}
    </section>
  );
}

const columns: Column<RegisterDifference>[] = [
  { label: 'What', cell: ({ table }) => words[table] },
  { label: 'Is', cell: ({ kind }) => words[kind] },
  { label: 'How many', cell: ({ count }) => numberText(count) },
  {
    label: 'Which',
    cell: ({ keys, count }) => `${keys.join(', ')}${count > keys.length ? ', and others' : ''}`,
  },
];

const words: Record<RegisterDifference['table'] | RegisterDifference['kind'], string> = {
  publications: 'Publications',
  coverage: 'Coverage',
  statuses: 'Statuses',
  register: 'Progress and administrators',
  missing: 'missing',
  surplus: 'too much',
  different: 'different',
};
