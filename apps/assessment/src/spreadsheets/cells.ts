import { cleanLine } from '@dspt/contracts/text';
import type { Cell } from '@dspt/files/spreadsheet';
import { dayWords } from '@dspt/service-kit/actions/words';

/** Why what a cell shows cannot be used, whatever it is for; `undefined` when it can. */
export function brokenCell({ kind, text }: Cell, name: string): string | undefined {
  if (kind === 'error') return `${name} shows the error ${text}. Write what is meant into the cell`;
  if (kind === 'no-result')
    return `${name} is a formula without a result. Open the file in the program it was made with and save it again`;
  return undefined;
}

/** Why a row is about no question. @param ref what its cell says, when it has the form of a number */
export function refProblem(cell: Cell | undefined, ref: string | undefined): string {
  if (ref) return `There is no question ${ref}`;
  if (!cell) return 'The number of the question is missing';
  if (cell.kind === 'day')
    return `The number of the question has become a date (${dayWords(cell.text)}). Write it as it was, with ' before it`;
  return `‘${cleanLine(cell.text).slice(0, 40)}’ is not the number of a question`;
}

/** A line of the person's own between the rows. */
export const isHeadline = (ref: Cell): boolean => ref.kind === 'text' && !/\d/.test(ref.text);

/** What to say of rows that their sheet hides. */
export function hiddenNotice(numbers: number[]): string[] {
  if (numbers.length === 0) return [];
  const listed =
    numbers.length > 10
      ? `${numbers.slice(0, 10).join(', ')} and ${numbers.length - 10} more`
      : numbers.join(', ');
  const are = numbers.length === 1 ? `Row ${listed} is` : `Rows ${listed} are`;
  return [`${are} hidden in your file, and read as well`];
}
