import { DataTable, useDataTableRenderContext, useDataTableSortContext } from 'react-admin';
import type { ComponentProps } from 'react';

/**
 * react-admin's column of a table. Its own only shows by an arrow what the table is sorted by; this one says it, too.
 * @example const Column = ColumnOf<CaseSummary>;
 */
export function ColumnOf<T extends object>(props: ComponentProps<typeof DataTable.Col<T>>) {
  const sort = useDataTableSortContext();
  const isHeading = useDataTableRenderContext() === 'header';
  const sorts = isHeading && !props.disableSort && props.source && props.source === sort?.field;
  return (
    <DataTable.Col<T> {...props} sortDirection={sorts ? (sort.order === 'ASC' ? 'asc' : 'desc') : false} />
  );
}
