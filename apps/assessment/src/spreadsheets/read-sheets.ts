import type { Problem } from '@dspt/contracts/problem';
import { readSpreadsheet, type Sheet } from '@dspt/files/spreadsheet';
import { readUpload, type Upload } from '@dspt/service-kit/http/upload';
import { whatToDo, type SheetWords } from './unreadable.js';

/** One of ours takes about 20 kB, and with a picture or two in it a few megabytes. */
const largest = 10 * 1024 * 1024;

export interface SheetKind<Found> extends SheetWords {
  find: (sheets: readonly Sheet[]) => Found | undefined;
  refuse: (detail: string) => Problem;
}

/**
 * What was looked for in a workbook that somebody sent.
 * @throws what `refuse` makes of the reason why it is not there
 */
export async function readSheets<Found>(upload: Upload, kind: SheetKind<Found>): Promise<Found> {
  const say = whatToDo(kind);
  const content = await readUpload(upload, largest);
  if (!content) throw kind.refuse(say['too-large']);
  const workbook = await readSpreadsheet(content);
  if (workbook.kind === 'unreadable') {
    const isCsv = workbook.because === 'something-else' && /\.(csv|tsv|txt)$/i.test(upload.filename);
    throw kind.refuse(say[isCsv ? 'csv' : workbook.because]);
  }
  const found = kind.find(workbook.sheets);
  if (!found) throw kind.refuse(say['no-headings']);
  return found;
}
