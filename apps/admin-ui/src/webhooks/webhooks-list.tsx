import type { WebhookSummary } from '@dspt/contracts/organisations/webhooks';
import { Button, Stack, Typography } from '@mui/material';
import { DataTable, Link, useCreatePath } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { Listing, NoneMatch } from '../lists/listing.js';
import { ColumnOf } from '../tables/column.js';
import { momentText, numberText } from '../words/dates.js';
import { outcomeText } from './words.js';

const Column = ColumnOf<WebhookSummary>;

/** Councils and others who are told of changes of the public register. */
const WebhooksList = () => (
  <Listing
    title="Webhooks"
    noneYet="Nobody is told of changes of the register yet."
    action={
      <Stack sx={{ gap: 2, alignItems: 'flex-start', mb: 2 }}>
        <Typography>
          Each change of the public register is sent to these web addresses within minutes.
        </Typography>
        <Button variant="contained" component={RouterLink} to="/webhooks/create">
          Add a webhook
        </Button>
      </Stack>
    }
  >
    <DataTable bulkActionButtons={false} rowClick={false} empty={<NoneMatch />}>
      <Column source="name" label="Who gets it" disableSort render={Name} />
      <Column source="state" label="State" disableSort render={outcomeText} />
      <Column
        source="deliveredAt"
        label="Last delivered"
        disableSort
        render={({ deliveredAt }) => deliveredAt && momentText(deliveredAt)}
      />
      <Column
        source="waiting"
        label="Changes waiting"
        disableSort
        render={({ waiting }) => numberText(waiting)}
      />
    </DataTable>
  </Listing>
);
export default WebhooksList;

function Name({ id, name }: WebhookSummary) {
  const createPath = useCreatePath();
  return <Link to={createPath({ resource: 'webhooks', id, type: 'show' })}>{name}</Link>;
}
