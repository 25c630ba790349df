import { Readable } from 'node:stream';
import type { RegisterEntry } from '@dspt/contracts/organisations/register';

/** One JSON object, written while it is read, an organisation a line. */
export function registerJson(entries: AsyncIterable<RegisterEntry>): Readable {
  return Readable.from(text(entries));
}

async function* text(entries: AsyncIterable<RegisterEntry>): AsyncGenerator<string> {
  let before = '{"items":[\n';
  for await (const entry of entries) {
    yield before + JSON.stringify(entry);
    before = ',\n';
  }
  yield before.startsWith('{') ? `${before}]}\n` : '\n]}\n';
}
