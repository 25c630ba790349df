import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../content', import.meta.url));

/** Names of the files of a folder in `content`, without `.md`. */
export const namesIn = (path: string): string[] =>
  readdirSync(join(folder, path))
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map((file) => file.replace(/\.md$/, ''));

/** What a file of `content` makes. @throws with its name, whatever is wrong with it */
export function read<T>(name: string, make: (text: string) => T): T {
  try {
    return make(readFileSync(join(folder, `${name}.md`), 'utf8'));
  } catch (cause) {
    throw new Error(`content/${name}.md: ${(cause as Error).message}`, { cause });
  }
}

/** @throws when something is wanted that is not there, or there and not wanted */
export function mustBeEqual(what: string, wanted: readonly string[], found: readonly string[]): void {
  const missing = wanted.filter((name) => !found.includes(name));
  const unused = found.filter((name) => !wanted.includes(name));
  if (missing.length + unused.length > 0)
    throw new Error(
      `${what}: missing ${missing.join(', ') || 'none'}; used by nothing ${unused.join(', ') || 'none'}`,
    );
}
