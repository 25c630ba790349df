import { cleanLine, cleanLines } from '@dspt/contracts/text';
import { readDay } from '@dspt/contracts/typed-day';
import type { Cell } from '@dspt/files/spreadsheet';
import { dayWords } from '@dspt/service-kit/actions/words';
import type { EvidenceItem } from '../question-sets/question-set.js';
import { brokenCell } from '../spreadsheets/cells.js';
import { choicesOf, words, type CellTexts } from './answer-cells.js';
import type { CellProblem } from './given-cells.js';
import { typed, type SheetRow, type Typed } from './layout.js';

/** What the cells of a row say, and what of it cannot be read. */
export function readCells(item: EvidenceItem, row: SheetRow): { cells: CellTexts; problems: CellProblem[] } {
  const read = typed.map((column) => [column, readCell(item, column, row[column])] as const);
  return {
    cells: Object.fromEntries(read.map(([column, { text }]) => [column, text])) as CellTexts,
    problems: read.flatMap(([column, { problem }]) => (problem ? [{ column, message: problem }] : [])),
  };
}

interface Read {
  text: string;
  problem?: string | undefined;
}

function readCell(item: EvidenceItem, column: Typed, cell: Cell | undefined): Read {
  if (!cell) return { text: '' };
  const problem = brokenCell(cell, 'The cell');
  if (problem) return { text: '', problem };
  const text = cleanLines(cell.text);
  const word = anyCase([words.clear], text);
  if (word) return { text: word };
  if (column !== 'answer') return { text: cell.kind === 'day' ? dayWords(cell.text) : text };
  const choice =
    anyCase([...choicesOf(item), words.notApplicable, words.notYet], text) ?? synonym(item, text);
  if (choice) return { text: choice };
  if (item.answerType === 'date') return dateIn(cell);
  return { text: cell.kind === 'day' ? dayWords(cell.text) : text };
}

const plain = (text: string): string =>
  cleanLine(text)
    .toLowerCase()
    .replaceAll(/[‘’'".!]/gu, '');

const anyCase = (choices: readonly string[], text: string): string | undefined =>
  choices.find((choice) => plain(choice) === plain(text));

/** What people write for the same. */
function synonym({ answerType }: EvidenceItem, text: string): string | undefined {
  if (['n/a', 'na', 'not applicable', 'doesnt apply'].includes(plain(text))) return words.notApplicable;
  if (answerType === 'tick' && ['y', 'true', '✓', '✔', '☑'].includes(plain(text))) return words.yes;
  return undefined;
}

function dateIn(cell: Cell): Read {
  const shown = `‘${cleanLine(cell.text).slice(0, 40)}’`;
  if (cell.kind === 'number')
    return { text: '', problem: `${shown} is a number, not a date: write it like 27/3/2027` };
  if (cleanLine(cell.text) === '') return { text: '' };
  const { day, problem } = readDay(cell.text);
  return day ? { text: day } : { text: '', problem: `${shown}: ${problem}` };
}
