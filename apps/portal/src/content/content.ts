import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mustBeEqual } from '@dspt/service-kit/content';
import { view, type View } from '../pages/view.js';
import { Article } from './article.js';

const folder = fileURLToPath(new URL('../../content', import.meta.url));

/** Every article there is, by its file below `content`, with the names of what the program fills in. */
const expected = {
  'information/accessibility': ['contact'],
  'information/cookies': ['device', 'past', 'session'],
  'information/privacy': ['contact'],
  'information/terms': ['contact'],
} as const satisfies Record<string, string[]>;

type Name = keyof typeof expected;
type Values<N extends Name> = Record<(typeof expected)[N][number], string>;

const articles = read();

/** The page of an article. @example articlePage('information/terms', { contact: paths.contact }) */
export function articlePage<N extends Name>(name: N, values: Values<N>): View {
  const article = articles.get(name)!;
  return view('content/article', { title: article.title, html: article.html(values) });
}

/** @throws when a file is missing or used by nothing, or a place in it is, so that nothing starts with it */
function read(): Map<string, Article> {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && file.includes('/'))
    .map((file) => file.replace(/\.md$/, ''));
  mustBeEqual('Articles', Object.keys(expected), found);
  return new Map(
    Object.entries(expected).map(([name, placeholders]) => {
      const article = new Article(name, readFileSync(join(folder, `${name}.md`), 'utf8'));
      mustBeEqual(`Places in ${name}.md`, placeholders, [...article.placeholders]);
      return [name, article];
    }),
  );
}
