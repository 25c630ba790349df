import ExcelJS from 'exceljs';
import { addInstructions } from '../spreadsheets/add-instructions.js';
import { headings, sheetName } from './layout-words.js';

/** All that a sheet shows. */
export interface AnswersToWrite {
  title: string;
  rows: RowToWrite[];
}
interface RowToWrite {
  ref: string;
  section: string;
  question: string;
  kind: string;
  needed: string;
  status: string;
  answer: string;
  more: string;
  comment: string;
  version: string;
  /** The answer is a day, `yyyy-mm-dd`. */
  isDay: boolean;
  /** What can be chosen as the answer; empty when it is written. */
  choices: string[];
  /** Of a row that was refused. */
  problem?: string;
}

const headingRow = 2;
const widths = [10, 24, 60, 26, 18, 18, 50, 40, 40, 12, 50];
const filledIn = ['answer', 'more', 'comment'] as const;
const problemHeading = 'What to put right';
const instructions = [
  'How to fill in your answers',
  `1. Open the sheet called ‘${sheetName}’. It has one row for each question.`,
  `2. Fill in ‘${headings.answer}’. ‘${headings.kind}’ says what can stand there: choose from the list where there is one.`,
  `3. If something is not true yet, or does not apply to you, say so in ‘${headings.answer}’ and write what you plan, or why, in the cell beside it.`,
  '4. A cell that you leave as it is changes nothing. Write Clear into a cell to empty what is there.',
  '5. A spreadsheet cannot hold documents. What you have uploaded stays. Upload more on the page of the question.',
  '6. Leave the other columns as they are. They tell us which row is which, and whether somebody else has changed an answer meanwhile.',
  '7. Save the file as an Excel workbook (.xlsx) and upload it on the page with all your answers. It shows you row by row what would change before anything is saved.',
];

/** All questions and answers as a spreadsheet, the questions locked. */
export async function writeAnswers(sheet: AnswersToWrite): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await addAnswers(workbook, sheet);
  addInstructions(workbook, instructions);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function addAnswers(workbook: ExcelJS.Workbook, { title, rows }: AnswersToWrite): Promise<void> {
  const sheet = workbook.addWorksheet(sheetName, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: headingRow }],
  });
  const hasProblems = rows.some(({ problem }) => problem);
  sheet.addRow([title]).font = { bold: true, size: 16 };
  sheet.addRow([...Object.values(headings), ...(hasProblems ? [problemHeading] : [])]).font = { bold: true };
  for (const row of rows) addRow(sheet, row);
  for (const [index, width] of widths.entries()) sheet.getColumn(index + 1).width = width;
  await sheet.protect('', { formatColumns: true, formatRows: true });
}

const columns = Object.keys(headings) as (keyof typeof headings)[];

function addRow(sheet: ExcelJS.Worksheet, given: RowToWrite): void {
  // As text, always: nothing that somebody typed is ever a formula, and 1.10 stays 1.10.
  const row = sheet.addRow([
    ...columns.map((column) => given[column]),
    ...(given.problem ? [given.problem] : []),
  ]);
  row.alignment = { wrapText: true, vertical: 'top' };
  for (const column of filledIn) {
    const cell = row.getCell(columns.indexOf(column) + 1);
    cell.protection = { locked: false };
    cell.border = { bottom: { style: 'thin' } };
    cell.numFmt = '@';
  }
  const answer = row.getCell(columns.indexOf('answer') + 1);
  if (given.isDay) writeDay(answer, given.answer);
  const list = given.choices.join(',');
  if (given.choices.length > 0 && !given.choices.some((choice) => /[,"]/.test(choice)) && list.length < 255)
    answer.dataValidation = chosen(list);
}

function writeDay(cell: ExcelJS.Cell, day: string): void {
  cell.numFmt = 'dd/mm/yyyy';
  if (/^\d{4}-\d{2}-\d{2}$/.test(day)) cell.value = new Date(`${day}T00:00:00Z`);
}

const chosen = (list: string): ExcelJS.DataValidation => ({
  type: 'list',
  formulae: [`"${list}"`],
  allowBlank: true,
  showErrorMessage: true,
  errorTitle: 'This is not one of the answers',
  error: 'Choose from the list.',
});
