import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { naming } from '@dspt/service-kit/content';

const folder = fileURLToPath(new URL('../../content', import.meta.url));

/** Names of the files of a folder in `content`, without `.md`. */
export const namesIn = (path: string): string[] =>
  readdirSync(join(folder, path))
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map((file) => file.replace(/\.md$/, ''));

/** What a file of `content` makes. @throws with its name, whatever is wrong with it */
export const read = <T>(name: string, make: (text: string) => T): T =>
  naming(`content/${name}.md`, () => make(readFileSync(join(folder, `${name}.md`), 'utf8')));
