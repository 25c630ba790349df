import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { QueryRunner } from 'typeorm';

export type Cell = string | number | boolean | null;

const chunkSize = 64 * 1024;
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Streams rows into a table through COPY, in the transaction of the query runner. */
export async function copyRows(
  runner: QueryRunner,
  target: string,
  rows: AsyncIterable<Cell[]>,
): Promise<void> {
  const client = (await runner.connect()) as PoolClient;
  await pipeline(chunks(rows), client.query(copyFrom(`copy ${target} from stdin`)));
}

async function* chunks(rows: AsyncIterable<Cell[]>): AsyncGenerator<string> {
  let chunk = '';
  for await (const row of rows) {
    chunk += `${row.map(cell).join('\t')}\n`;
    if (chunk.length < chunkSize) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk) yield chunk;
}

const special = /[\\\t\n\r]/;

function cell(value: Cell): string {
  if (value === null) return '\\N';
  const text = String(value);
  return special.test(text) ? text.replaceAll(/[\\\t\n\r]/g, (character) => escapes[character]!) : text;
}
