import type { PersonalDataSection } from '@dspt/contracts/personal-data';

/** Rows of each kind that are given: nobody reads more, and an answer has an end. */
export const mostPersonalRows = 2000;

type Cell = PersonalDataSection['rows'][number][string];

/** Rows as a query gives them, with its headings as names of columns. @example personalSection('Passkeys', rows) */
export const personalSection = (
  heading: string,
  rows: Record<string, Cell | Date>[],
): PersonalDataSection => ({
  heading,
  rows: rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [name, cell instanceof Date ? cell.toISOString() : cell]),
    ),
  ),
});
