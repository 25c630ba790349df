import { Writable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import ExcelJS from 'exceljs';

const widths: Record<string, number> = { Name: 45, 'Through (name)': 45, 'Head office (name)': 45 };
const days = new Set(['Published on', 'Expires on']);
const atOnce = 500;

/** Row by row: what is written is compressed before the next ones are read. */
async function write(csv: Uint8Array): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    write(piece: Buffer, _, done) {
      pieces.push(Buffer.from(piece));
      done();
    },
  });
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = workbook.addWorksheet('Register', { views: [{ state: 'frozen', ySplit: 1 }] });
  const unpacking = createGunzip();
  let headings: string[] | undefined;
  let written = 0;
  const rows = unpacking.pipe(parse({ bom: true })) as AsyncIterable<string[]>;
  unpacking.end(csv);
  for await (const row of rows) {
    if (headings) sheet.addRow(row.map((text, index) => cell(text, headings![index]!))).commit();
    else addHeadings(sheet, (headings = row));
    if (++written % atOnce === 0) await turn();
  }
  await workbook.commit();
  return new Uint8Array(Buffer.concat(pieces));
}

function addHeadings(sheet: ExcelJS.Worksheet, headings: string[]): void {
  for (const [index, heading] of headings.entries()) {
    const column = sheet.getColumn(index + 1);
    column.width = widths[heading] ?? 20;
    if (days.has(heading)) column.numFmt = 'dd/mm/yyyy';
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: headings.length } };
  const row = sheet.addRow(headings);
  row.font = { bold: true };
  row.commit();
}

/** A text is a text, whatever it begins with; a day can be sorted and counted with. */
const cell = (text: string, heading: string): ExcelJS.CellValue =>
  days.has(heading) && text ? new Date(`${text}T00:00:00Z`) : text || null;

// To the thread that started this one, which has no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort!.postMessage(await write(workerData as Uint8Array));
