import { Card, CircularProgress, Stack } from '@mui/material';
import { ShowBase, useShowContext } from 'react-admin';
import type { ActionStart } from '../actions/action-button.js';
import { ActionMenu } from '../actions/action-menu.js';
import { PageTitle } from '../layout/page-title.js';
import { PageProblem } from '../lists/problem.js';
import type { StaffOrganisation } from './organisation.js';
import { OrganisationTabs } from './organisation-tabs.js';
import { StatusChip } from './status-chip.js';
import { ViewAs } from '../impersonation/view-as.js';

/** The list leaves its shorter rows behind as if they were the whole: always ask. */
const asking = { onError: () => undefined, staleTime: 0 };

/** Everything support staff may know about one organisation. */
const OrganisationPage = () => (
  <ShowBase queryOptions={asking}>
    <Organisation />
  </ShowBase>
);
export default OrganisationPage;

function Organisation() {
  const { record, error, refetch } = useShowContext<StaffOrganisation>();
  if (error) return <PageProblem error={error} onRetry={refetch} />;
  if (!record?.why) return <CircularProgress aria-label="Loading" sx={{ m: 3 }} />;
  return (
    <>
      <PageTitle title={`${record.name} (${record.code})`} />
      <Stack direction="row" sx={{ alignItems: 'center', gap: 2, mb: 2, flexWrap: 'wrap' }}>
        <StatusChip status={record.status} />
        {record.open ? null : <strong>Closed</strong>}
        <ActionMenu about={record.name} starts={actionsFor(record)} />
        {record.registered && <ViewAs code={record.code} name={record.name} />}
      </Stack>
      <Card>
        <OrganisationTabs organisation={record} />
      </Card>
    </>
  );
}

const actionsFor = ({ code, headOfficeFunction, successor }: StaffOrganisation): ActionStart[] => [
  { kind: 'reset-administrator', given: { code } },
  { kind: 'link-email', given: { code } },
  {
    kind: 'switch-head-office-function',
    label: `Switch the head-office function ${headOfficeFunction ? 'off' : 'on'}`,
    given: { code, enabled: String(!headOfficeFunction) },
    shown: { enabled: headOfficeFunction ? 'off' : 'on' },
  },
  { kind: 'add-site', given: { headOffice: code } },
  {
    kind: 'move-assessment',
    label: 'Move the assessment to another code',
    given: { from: code },
    ...(successor ? { suggested: { to: successor.code } } : {}),
  },
];
