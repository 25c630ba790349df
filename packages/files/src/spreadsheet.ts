import { inWorker } from './in-worker.js';
import type { WorkbookReading } from './spreadsheet/workbook.js';

export type { Cell, Sheet, SheetRow } from './spreadsheet/sheet.js';
export type { NoWorkbook, WorkbookReading } from './spreadsheet/workbook.js';

/**
 * What an XLSX file shows: texts, numbers, days and errors of every sheet, without markup, formulas or formats.
 * @throws {FileTooDemanding} {TooManyFiles}
 */
export const readSpreadsheet = (content: Buffer): Promise<WorkbookReading> =>
  inWorker<WorkbookReading>('spreadsheet', { content });
