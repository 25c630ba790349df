import type { OrganisationType } from '@dspt/contracts/organisations/organisations';

interface Named {
  /** Name of the file as ODS publishes it, without what follows (a date, `.csv`, `.gz`). */
  kind: string;
}

/** Names of columns in a first line that newer downloads have, by what is in every spelling of them; from 1. */
type ColumnNames = readonly (readonly [column: number, name: RegExp])[];

/** The 27 columns of most ODS files. The file, and nothing else, says what its rows and their parents are. */
export interface OrganisationsLayout extends Named {
  content: 'organisations';
  columns: 27;
  names: ColumnNames;
  rows: OrganisationType;
  /** Role of column 15 when it says who operates the organisation; `null` when it says anything else. */
  parents: OrganisationType | null;
  /** Columns that rows of this file fill, and that they never do: how a renamed file is told apart. */
  filled?: number[];
  blank?: number[];
}

interface SuccessionsLayout extends Named {
  content: 'successions';
  columns: 5;
  names: ColumnNames;
}

/** Columns in any order, between others, with a line that names them. */
export interface NamedColumnsLayout extends Named {
  content: 'locations' | 'authorities';
  columns: number;
  /** The line that names the columns, which every such file has. */
  header: string;
}
export type Layout = OrganisationsLayout | SuccessionsLayout | NamedColumnsLayout;

const organisationNames: ColumnNames = [
  [2, /name/],
  [10, /post_?code/],
  [11, /open|start/],
  [12, /clos|end_date/],
];
const successionNames: ColumnNames = [
  [2, /succ/],
  [3, /reason/],
  [4, /date/],
];

const organisations = (
  kind: string,
  rows: OrganisationType,
  parents: OrganisationType | null,
  signs: Pick<OrganisationsLayout, 'filled' | 'blank'> = {},
): OrganisationsLayout => ({
  kind,
  content: 'organisations',
  columns: 27,
  names: organisationNames,
  rows,
  parents,
  ...signs,
});

/**
 * Every file that can be imported, head offices before their sites. In practices and trusts column 15 says who
 * commissions, not who operates.
 */
export const layouts: readonly Layout[] = [
  organisations('ecarehomehq', 'care-home-head-office', null, { filled: [27], blank: [15] }),
  organisations('ecarehomesite', 'care-home-site', 'care-home-head-office', { filled: [15, 27] }),
  organisations('epharmacyhq', 'pharmacy-head-office', null, { blank: [27] }),
  organisations('edispensary', 'pharmacy', 'pharmacy-head-office', { filled: [15], blank: [27] }),
  organisations('eopthq', 'other', null),
  organisations('eopticians', 'other', 'other', { filled: [15] }),
  organisations('epraccur', 'other', null),
  organisations('ebranchs', 'other', 'other', { filled: [15] }),
  organisations('egdpprac', 'other', null),
  organisations('ets', 'other', 'other', { filled: [15] }),
  organisations('etr', 'other', null),
  { kind: 'ecarehomesucc', content: 'successions', columns: 5, names: successionNames },
  {
    kind: 'cqc-locations',
    content: 'locations',
    columns: 6,
    header: 'ods_code,cqc_location_id,local_authority,region,care_home,beds',
  },
  {
    kind: 'local-authorities',
    content: 'authorities',
    columns: 9,
    header: 'code,name,former_name,upper_code,upper_name,region,from_year,until_year,became_code',
  },
];

/** The layout a file's name announces: `ecarehomesite.csv`, `ets-2026-06.csv.gz`, `etr (2).csv`. */
export function layoutOf(file: string): Layout | undefined {
  const name = file.toLowerCase();
  return layouts.find(({ kind }) => name.startsWith(kind) && !/^[a-z]/.test(name.slice(kind.length)));
}

/** Whether the name announces only what has changed: `ecarehomesite_changes_20270101_to_20270108.csv`. */
export const isChangesOnly = (file: string): boolean => /[^a-z]changes?([^a-z]|$)/i.test(file);
