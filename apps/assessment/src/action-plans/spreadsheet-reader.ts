import { Readable } from 'node:stream';
import JSZip from 'jszip';
import { SaxesParser } from 'saxes';

/** A cell as stored: text, or a number, which is what a date is as well. */
export type Cell = string | number;

export interface SheetRow {
  /** As the spreadsheet program shows it, from 1. */
  number: number;
  /** By column letter. */
  cells: Map<string, Cell>;
}

export interface Sheet {
  rows: SheetRow[];
  /** Days are counted from 1904, as old Macs did. */
  date1904: boolean;
}

/** What a few dozen rows can never come to; a small archive may hide any amount. */
const largestPart = 8 * 1024 * 1024;
const mostRows = 1000;

/**
 * The rows of one sheet of an XLSX file. Reads text and numbers and nothing else: libraries that understand merged cells,
 * names and column ranges can be made to fill all memory with a small file.
 * @returns `undefined` when it is no such file, or has no sheet of that name
 */
export async function readSheet(content: Buffer, name: string): Promise<Sheet | undefined> {
  try {
    const zip = await JSZip.loadAsync(content);
    const workbook = readWorkbook(await part(zip, 'xl/workbook.xml'));
    const target = readTargets(await part(zip, 'xl/_rels/workbook.xml.rels')).get(
      workbook.sheets.get(name) ?? '',
    );
    if (!target) return undefined;
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    const strings = zip.file('xl/sharedStrings.xml')
      ? readStrings(await part(zip, 'xl/sharedStrings.xml'))
      : [];
    return { rows: readRows(await part(zip, path), strings), date1904: workbook.date1904 };
  } catch {
    return undefined;
  }
}

async function part(zip: JSZip, path: string): Promise<string> {
  const file = zip.file(path);
  if (!file) throw new Error(`${path} is missing`);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of new Readable().wrap(file.nodeStream()) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestPart) throw new Error(`${path} is too large`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

interface Visitor {
  open?: (name: string, attributes: Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

function walk(xml: string, { open, text, close }: Visitor): void {
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => open?.(localName(tag.name), tag.attributes));
  parser.on('text', (value) => text?.(value));
  parser.on('closetag', (tag) => close?.(localName(tag.name)));
  parser.write(xml).close();
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function readWorkbook(xml: string): { sheets: Map<string, string>; date1904: boolean } {
  const sheets = new Map<string, string>();
  let date1904 = false;
  walk(xml, {
    open: (name, attributes) => {
      if (name === 'sheet') sheets.set(attributes['name'] ?? '', attributes['r:id'] ?? '');
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
    },
  });
  return { sheets, date1904 };
}

function readTargets(xml: string): Map<string, string> {
  const targets = new Map<string, string>();
  walk(xml, {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id && Target) targets.set(Id, Target);
    },
  });
  return targets;
}

/** Texts the cells refer to; each may be cut into runs of different looks. */
function readStrings(xml: string): string[] {
  const strings: string[] = [];
  let collecting = false;
  walk(xml, {
    open: (name) => {
      if (name === 'si') strings.push('');
      collecting = name === 't';
    },
    text: (text) => {
      if (collecting) strings[strings.length - 1] += text;
    },
    close: () => (collecting = false),
  });
  return strings;
}

function readRows(xml: string, strings: readonly string[]): SheetRow[] {
  const rows: SheetRow[] = [];
  let cell: { column: string; type: string; value: string } | undefined;
  let collecting = false;
  walk(xml, {
    open: (name, { r = '', t = 'n' }) => {
      if (name === 'row') rows.push({ number: Number(r) || rows.length + 1, cells: new Map() });
      if (rows.length > mostRows) throw new Error('too many rows');
      if (name === 'c') cell = { column: r.replace(/\d+$/, ''), type: t, value: '' };
      collecting = name === 'v' || name === 't';
    },
    text: (text) => {
      if (cell && collecting) cell.value += text;
    },
    close: (name) => {
      collecting = false;
      if (name !== 'c' || !cell) return;
      if (cell.value !== '') rows.at(-1)?.cells.set(cell.column, valueOf(cell, strings));
      cell = undefined;
    },
  });
  return rows;
}

function valueOf({ type, value }: { type: string; value: string }, strings: readonly string[]): Cell {
  if (type === 's') return strings[Number(value)] ?? '';
  return type === 'n' ? Number(value) : value;
}
