import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';

export const shipped = join(import.meta.dirname, '..', 'data', 'ods');

/** Lines of a shipped file. */
export const linesOf = (name) =>
  createInterface({ input: createReadStream(join(shipped, `${name}.csv.gz`)).pipe(createGunzip()) });

/** The shipped file so many times over, each time with other codes: valid, and as like the real one as can be. */
export async function* multiplied(name, times) {
  for (let copy = 0; copy < times; copy++)
    for await (const line of linesOf(name))
      yield copy === 0 ? line : line.replace(/^"(\w+)"/, `"$1-${copy}"`);
}

/** The shipped file followed by further lines. */
export async function* extended(name, lines) {
  yield* linesOf(name);
  yield* lines;
}

/** A line of the 27-column layout for a care home or its head office. */
export function careLine({ code, name, parent = '' }) {
  const fields = Array.from({ length: 27 }, () => '');
  Object.assign(fields, { 0: code, 1: name, 4: '1 HIGH STREET', 7: 'LEEDS', 9: 'LS1 4DY', 10: '20200401' });
  Object.assign(fields, { 14: parent, 15: parent && '20200401', 21: '0', 26: '1' });
  return fields.map((field) => `"${field}"`).join(',');
}

export async function writeLines(path, lines) {
  const file = createWriteStream(path);
  for await (const line of lines) if (!file.write(`${line}\n`)) await once(file, 'drain');
  file.end();
  await once(file, 'finish');
  return path;
}
