import type ExcelJS from 'exceljs';

/** A sheet that says how the others are filled in: a heading, and a line each. */
export function addInstructions(workbook: ExcelJS.Workbook, lines: readonly string[]): void {
  const sheet = workbook.addWorksheet('How to fill in');
  sheet.getColumn(1).width = 110;
  for (const line of lines) sheet.addRow([line]).getCell(1).alignment = { wrapText: true, vertical: 'top' };
  sheet.getRow(1).font = { bold: true, size: 16 };
}
