import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** Somebody as they type or paste themselves into a form, and what that must lead to. */
export interface TypedPerson {
  id: string;
  first: string;
  last: string;
  email: string;
  password: string;
  leadsTo: string;
}

/** What real people type: `cases/people.csv`, by id. */
export function typedPeople(): Map<string, TypedPerson> {
  const file = readFileSync(new URL('../cases/people.csv', import.meta.url));
  const rows = parse(file, { columns: true }) as Record<string, string>[];
  return new Map(
    rows.map(({ 'must lead to': leadsTo = '', ...row }) => [row['id']!, { ...row, leadsTo } as TypedPerson]),
  );
}
