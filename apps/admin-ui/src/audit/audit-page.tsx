import type { AuditCheck } from '@dspt/contracts/audit';
import { Alert, Card, CircularProgress, Stack, Typography } from '@mui/material';
import { services, type Service } from '../data/services.js';
import { useAnswer } from '../data/use-answer.js';
import { PageTitle } from '../layout/page-title.js';
import { Problem } from '../lists/problem.js';
import { momentText, numberText } from '../words/dates.js';

/** Whether the audit trail of each service was whole when it was last checked. */
const AuditPage = () => (
  <>
    <PageTitle title="Audit trail" />
    <Card>
      <Stack sx={{ p: 3, gap: 2 }}>
        <Typography>
          Every change of data is written down and sealed. Each service checks its own trail a minute after it
          starts, and once a day.
        </Typography>
        {services.map((service) => (
          <Check key={service} service={service} />
        ))}
      </Stack>
    </Card>
  </>
);
export default AuditPage;

function Check({ service }: { service: Service }) {
  const { data, error, refetch } = useAnswer(['audit-check', service], (api, signal) =>
    api.getAuditCheck(service, signal),
  );
  return (
    <section>
      <Typography component="h2" variant="h6">
        {service}
      </Typography>
      {error && <Problem error={error} onRetry={refetch} />}
      {!error && !data && <CircularProgress aria-label="Loading" />}
      {data && <Outcome check={data} />}
    </section>
  );
}

function Outcome({ check: { checkedAt, lines, findings } }: { check: AuditCheck }) {
  if (checkedAt === null) return <Alert severity="info">Not checked yet.</Alert>;
  const when = `Checked ${momentText(checkedAt)}: ${numberText(lines)} lines.`;
  if (findings.length === 0)
    return <Alert severity="success">{when} Nothing is missing, and nothing has been altered.</Alert>;
  return (
    <Alert severity="error">
      {when} Something is missing or has been altered:
      <ul>
        {findings.map(({ detail }) => (
          <li key={detail}>{detail}</li>
        ))}
      </ul>
    </Alert>
  );
}
