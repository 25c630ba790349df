import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { answerSheet, type AnswerSheet } from '@dspt/contracts/assessment/answer-sheets';
import ExcelJS from 'exceljs';
import type { Person } from './people.js';

export const sheetsPath = (code: string): string => `/organisations/${code}/answer-sheets`;
const columns = { answer: 7, more: 8, comment: 9, version: 10 };
type Column = keyof typeof columns;

/** A downloaded spreadsheet of answers, to be filled in as people do. */
export class Sheet {
  private constructor(private readonly book: ExcelJS.Workbook) {}

  static async download(person: Person, path: string): Promise<Sheet> {
    const { body } = await person.get(path).responseType('blob').expect(200);
    return new Sheet(await new ExcelJS.Workbook().xlsx.load(body as ExcelJS.Buffer));
  }

  static of = (person: Person, code: string): Promise<Sheet> =>
    Sheet.download(person, `/organisations/${code}/answers.xlsx`);

  get rows(): ExcelJS.Worksheet {
    return this.book.getWorksheet('Answers')!;
  }

  get refs(): string[] {
    const refs = (this.rows.getColumn(1).values as ExcelJS.CellValue[]).filter(
      (value): value is string => typeof value === 'string',
    );
    return refs.filter((ref) => /^\d/.test(ref));
  }

  row(ref: string): number {
    return (this.rows.getColumn(1).values as ExcelJS.CellValue[]).indexOf(ref);
  }

  cell(ref: string, column: Column): ExcelJS.Cell {
    return this.rows.getRow(this.row(ref)).getCell(columns[column]);
  }

  fill(ref: string, cells: Partial<Record<Column, ExcelJS.CellValue>>): this {
    for (const [column, value] of Object.entries(cells) as [Column, ExcelJS.CellValue][])
      this.cell(ref, column).value = value;
    return this;
  }

  content = async (): Promise<Buffer> => Buffer.from(await this.book.xlsx.writeBuffer());

  /** Sends it, and gives what was read. */
  async upload(person: Person, code: string): Promise<AnswerSheet> {
    const path = `${sheetsPath(code)}?requestId=${randomUUID()}`;
    const { body } = await person.send('post', path, await this.content(), 'answers.xlsx').expect(200);
    return readSheet(person, code, body.id as string);
  }
}

export async function readSheet(person: Person, code: string, id: string): Promise<AnswerSheet> {
  return answerSheet.parse((await person.get(`${sheetsPath(code)}/${id}`).expect(200)).body);
}

/** Saves the rows of some questions, or all that can be saved without being asked. */
export async function saveRows(person: Person, code: string, sheet: AnswerSheet, refs?: string[]) {
  const rows = sheet.rows
    .filter(({ ref, outcome }) =>
      refs ? refs.includes(ref ?? '') : outcome === 'new' || outcome === 'changed',
    )
    .map(({ ref, version }) => ({ ref, version }));
  return person.put(`${sheetsPath(code)}/${sheet.id}/saved`, { rows });
}

export const rowOf = ({ rows }: AnswerSheet, ref: string) => {
  const row = rows.find((one) => one.ref === ref);
  expect(row).toBeDefined();
  return row!;
};

/** How many rows come to what. */
export function counted({ rows }: AnswerSheet): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of rows) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
