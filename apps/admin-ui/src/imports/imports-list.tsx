import type { ImportReport } from '@dspt/contracts/organisations/imports';
import { DataTable, Link, useCreatePath } from 'react-admin';
import { Listing, NoneMatch } from '../lists/listing.js';
import { momentText, numberText } from '../words/dates.js';
import { changesText, stateText } from './words.js';
import { ColumnOf } from '../tables/column.js';

const Column = ColumnOf<ImportReport>;

/** Files of the national register taken in so far, newest first. */
const ImportsList = () => (
  <Listing title="Imports" noneYet="No file has been imported yet.">
    <DataTable bulkActionButtons={false} rowClick={false} empty={<NoneMatch />}>
      <Column
        source="startedAt"
        label="Started"
        disableSort
        render={({ startedAt }) => momentText(startedAt)}
      />
      <Column source="file" label="File" disableSort render={File} />
      <Column source="state" label="Outcome" disableSort render={stateText} />
      <Column source="rows" label="Rows" disableSort render={({ counts }) => numberText(counts.rows)} />
      <Column
        source="changes"
        label="What changed"
        disableSort
        render={({ counts }) => changesText(counts)}
      />
    </DataTable>
  </Listing>
);
export default ImportsList;

function File({ id, file }: ImportReport) {
  const createPath = useCreatePath();
  return <Link to={createPath({ resource: 'imports', id, type: 'show' })}>{file}</Link>;
}
