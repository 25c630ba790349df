import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';
import ExcelJS from 'exceljs';
import { addInstructions } from '../spreadsheets/add-instructions.js';
import { headings, sheetName, titleOf } from './action-plan-sheet.js';

const widths = [10, 60, 60, 30, 16];
const headingRow = 2;
const instructions = [
  'How to fill in your action plan',
  `1. Open the sheet called ‘${sheetName}’. It has one row for each question you have not answered yet.`,
  '2. In each row say what you will do, who will do it and by when. Write the date like 27/3/2027. It must lie in the next 24 months.',
  '3. You can fill in the white cells. The questions are locked so that we can read your plan back.',
  '4. Save the file as an Excel workbook (.xlsx).',
  '5. Upload it on the action plan page. It shows you what it has read before anything is saved.',
  'You can upload a plan that is not finished and come back to it: cells you leave empty change nothing. It must be complete when you publish.',
];

/** The plan as a spreadsheet: what there is already filled in, the questions locked. */
export async function writeWorkbook(plan: ActionPlan): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  addInstructions(workbook, instructions);
  await addPlan(workbook, plan);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function addPlan(workbook: ExcelJS.Workbook, plan: ActionPlan): Promise<void> {
  const sheet = workbook.addWorksheet(sheetName, { views: [{ state: 'frozen', ySplit: headingRow }] });
  sheet.addRow([titleOf(plan)]).font = { bold: true, size: 16 };
  sheet.addRow(headings).font = { bold: true };
  for (const { ref, question, action, owner, dueOn } of plan.actions)
    addAction(sheet, [ref, question, action, owner, dueOn ? new Date(`${dueOn}T00:00:00Z`) : null]);
  for (const [index, width] of widths.entries()) sheet.getColumn(index + 1).width = width;
  await sheet.protect('', { formatColumns: true, formatRows: true });
}

function addAction(sheet: ExcelJS.Worksheet, cells: ExcelJS.CellValue[]): void {
  const row = sheet.addRow(cells);
  row.alignment = { wrapText: true, vertical: 'top' };
  for (const column of [3, 4, 5]) {
    row.getCell(column).protection = { locked: false };
    row.getCell(column).border = { bottom: { style: 'thin' } };
  }
  row.getCell(5).numFmt = 'dd/mm/yyyy';
  row.getCell(5).dataValidation = {
    type: 'date',
    operator: 'greaterThan',
    formulae: [new Date(Date.UTC(2020, 0, 1))],
    allowBlank: true,
    showErrorMessage: true,
    errorTitle: 'This is not a date',
    error: 'Write the date like 27/3/2027.',
  };
}
