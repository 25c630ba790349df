import { content, type Examined } from './examine.js';
import type { CsvRecord } from './csv-record.js';
import { FileRefused } from './imports.problems.js';
import { mustBeHeader, type Header } from './headers.js';
import type { Layout } from './layouts.js';

const longest = 64 * 1024;
/** No address has more lines than that: a quotation mark was forgotten. */
const mostLines = 20;

/**
 * The records of a file below its header, in order. No library goes on behind a quotation mark that is never closed: here
 * the lines it spoils are broken, and the next whole one is read.
 * @throws {FileRefused} when it is not the CSV its name announces, or is cut off in the middle of a line
 */
export async function* records(file: Examined, layout: Layout): AsyncGenerator<CsvRecord> {
  const reader = new RecordReader(layout.columns);
  let header: Header | undefined;
  let last: CsvRecord | undefined;
  for await (const record of reader.read(lines(content(file)))) {
    last = record;
    if (header?.complete) {
      yield header.arrange(record);
      continue;
    }
    header ??= mustBeHeader(layout);
    if (!header.look(record)) yield header.arrange(record);
    reader.columns = header.columns;
  }
  if (!last) throw new FileRefused('The file is empty.');
  header!.mustBeComplete();
  if (last.fields.length < reader.columns && !last.broken) throw new FileRefused(cutOff(last.line));
}

class RecordReader {
  private separator = ',';
  private open: { line: number; lines: string[] } | undefined;

  constructor(public columns: number) {}

  async *read(source: AsyncIterable<string>): AsyncGenerator<CsvRecord> {
    let line = 0;
    for await (const text of source) {
      line++;
      if (!this.open && !text.trim()) continue;
      if (line === 1) this.separator = separatorOf(text);
      yield* this.open ? this.goOn(this.open, line, text) : this.begin(line, text);
    }
    if (!this.open) return;
    const { lines: opened } = this.open;
    if (opened.at(-1)!.split(this.separator).length < this.columns) throw new FileRefused(cutOff(line));
    yield* this.giveUp(this.open);
  }

  private *begin(line: number, text: string): Generator<CsvRecord> {
    if (isClosed(text))
      yield this.whole(line, text) ?? this.broken(line, text, 'It has a quotation mark where none can be');
    else this.open = { line, lines: [text] };
  }

  private *goOn(open: { line: number; lines: string[] }, line: number, text: string): Generator<CsvRecord> {
    const alone = isClosed(text) ? this.whole(line, text) : undefined;
    if (alone?.fields.length === this.columns) {
      yield* this.giveUp(open);
      yield alone;
      return;
    }
    open.lines.push(text);
    const all = open.lines.join('\n');
    const record = isClosed(all) ? this.whole(open.line, all) : undefined;
    if (record?.fields.length === this.columns) {
      this.open = undefined;
      yield record;
    } else if (isClosed(all) || open.lines.length > mostLines || all.length > longest)
      yield* this.giveUp(open);
  }

  private *giveUp({ line, lines: spoilt }: { line: number; lines: string[] }): Generator<CsvRecord> {
    this.open = undefined;
    for (const [index, text] of spoilt.entries())
      yield this.broken(
        line + index,
        text,
        index === 0
          ? 'A quotation mark is opened in it and not closed'
          : `A quotation mark opened on line ${line} is not closed`,
      );
  }

  private whole(line: number, text: string): CsvRecord | undefined {
    const fields = split(text, this.separator);
    return fields && { line, fields };
  }

  private broken(line: number, text: string, reason: string): CsvRecord {
    return { line, fields: text.replaceAll('"', '').split(this.separator), broken: reason };
  }
}

/** Lines without their ends, of any system. */
async function* lines(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  let line = 0;
  for await (const piece of pieces) {
    const found = `${rest}${piece}`.split(/\r\n|\n|\r(?!$)/);
    rest = found.pop()!;
    line += found.length;
    yield* found;
    if (rest.length > longest) throw new FileRefused(`Line ${line + 1} is longer than any line can be.`);
  }
  rest = rest.replace(/\r$/, '');
  if (rest) yield rest;
}

/** Spreadsheets save with the list separator of their country. */
function separatorOf(first: string): string {
  const plain = first.replaceAll(/"[^"]*"/g, '');
  const count = (separator: string) => plain.split(separator).length;
  return [',', ';', '\t'].reduce((most, separator) => (count(separator) > count(most) ? separator : most));
}

/** Whether every quotation mark is closed. */
function isClosed(text: string): boolean {
  let closed = true;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) closed = !closed;
  return closed;
}

/** The fields of one record; `undefined` when a quotation mark is where none can be. */
function split(text: string, separator: string): string[] | undefined {
  const fields: string[] = [];
  for (let at = 0; ;) {
    const quoted = text[at] === '"';
    const end = quoted ? closing(text, at) + 1 : ending(text, separator, at);
    const field = quoted ? text.slice(at + 1, end - 1) : text.slice(at, end);
    if (!quoted && field.includes('"')) return undefined;
    fields.push(quoted && field.includes('""') ? field.replaceAll('""', '"') : field);
    if (end === text.length) return fields;
    if (text[end] !== separator) return undefined;
    at = end + 1;
  }
}

function ending(text: string, separator: string, from: number): number {
  const at = text.indexOf(separator, from);
  return at < 0 ? text.length : at;
}

function closing(text: string, from: number): number {
  let at = text.indexOf('"', from + 1);
  while (text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

const cutOff = (line: number): string =>
  `The file is cut off in the middle of line ${line}. Download it again.`;
