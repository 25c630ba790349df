import { refOf } from '../spreadsheets/headings.js';
import { compareRow, type Answers, type ComparedRow } from './compare-row.js';
import { typed, type ReadSheet, type SheetRow } from './layout.js';

/** What each row of a sheet comes to; a question in two rows counts when they say the same, and not at all when they do not. */
export const compareSheet = ({ rows, columns }: ReadSheet, answers: Answers): ComparedRow[] =>
  rows.map((row) => {
    const compared = compareRow(row, columns, answers);
    const twins = twinsOf(row, rows);
    if (twins.length < 2) return compared;
    const [first] = twins as [SheetRow];
    if (twins.every((twin) => saysOf(twin) === saysOf(row)))
      return row === first ? compared : as(compared, 'left-out', `It says the same as row ${first.number}`);
    const numbers = twins.map(({ number }) => number).join(' and ');
    return as(compared, 'refused', `Question ${compared.shown.ref} is in rows ${numbers}. Keep one of them`);
  });

function twinsOf({ ref }: SheetRow, rows: readonly SheetRow[]): SheetRow[] {
  const number = refOf(ref);
  return number ? rows.filter((row) => refOf(row.ref) === number) : [];
}

const saysOf = (row: SheetRow): string => JSON.stringify(typed.map((column) => row[column]?.text ?? ''));

const as = ({ shown }: ComparedRow, outcome: 'left-out' | 'refused', problem: string): ComparedRow => ({
  shown: { ...shown, outcome, to: null, problems: [...shown.problems, problem] },
});
