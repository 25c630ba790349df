import type { ImportReport } from '@dspt/contracts/organisations/imports';

export type Finding = ImportReport['findings'][number];

/** What a statement found odd: how many, and the first of them. */
export interface Found {
  total: number;
  findings: Finding[];
}

/** SQL: the columns of `Found` from rows (line, finding). */
export const found = `count(*)::int as total, coalesce((array_agg(finding order by line))[:100], '{}') as findings`;

/** SQL: a finding about the row (line, code). */
export const finding = (reason: string): string =>
  `json_build_object('line', line, 'code', code, 'reason', ${reason}) as finding`;

export async function one<T>(rows: Promise<T[]>): Promise<T> {
  const [row] = await rows;
  if (!row) throw new Error('A query that answers with one row gave none');
  return row;
}
