import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mustBeEqual } from '@dspt/service-kit/content';
import { view, type View } from '../pages/view.js';
import { paths } from '../paths.js';
import { Article } from './article.js';
import { standards } from './standards.js';

const folder = fileURLToPath(new URL('../../content', import.meta.url));

/** Pages that every article may lead to: `{{ contact }}`. */
const places: Record<string, string> = {
  account: paths.account,
  assessment: paths.assessment.tasks,
  benefits: paths.help.benefits,
  contact: paths.contact,
  cookies: paths.information.cookies,
  findCode: paths.findCode,
  forgottenPassword: paths.forgottenPassword,
  approaching: paths.help.level('approaching'),
  met: paths.help.level('met'),
  organisations: paths.organisations.search,
  policies: paths.help.policies,
  privacy: paths.information.privacy,
  publications: paths.publications.list,
  publish: paths.publish.start,
  questions: paths.help.questions,
  registerFiles: paths.organisations.downloads,
  quickStart: paths.help.quickStart,
  signIn: paths.signIn,
  users: paths.users.list,
  ...Object.fromEntries(standards.map((number) => [`standard${number}`, paths.help.standard(number)])),
};

/** Every article there is, by its file below `content`, with the names of what the program fills in besides places. */
const expected = {
  'help/quick-start': [],
  'help/questions': [],
  'help/template-policies': [],
  'help/using-a-policy': [],
  'help/what-publishing-opens': [],
  'help/levels/approaching': ['count', 'edition'],
  'help/levels/met': ['count', 'edition', 'first'],
  'help/standards/1': [],
  'help/standards/2': [],
  'help/standards/3': [],
  'help/standards/4': [],
  'help/standards/5': [],
  'help/standards/6': [],
  'help/standards/7': [],
  'help/standards/8': [],
  'help/standards/9': [],
  'help/standards/10': [],
  'information/accessibility': [],
  'information/cookies': ['device', 'linking', 'past', 'session'],
  'information/privacy': [],
  'information/open-api': ['address', 'description'],
  'information/register-columns': ['json', 'programs'],
  'information/terms': [],
} as const satisfies Record<string, string[]>;

export type ArticleName = keyof typeof expected;
type Values<N extends ArticleName> = Record<(typeof expected)[N][number], string>;

/** Each is shown with all the others, so that none of them can be forgotten: `2026-09-01-what-happened.md`. */
const newsFile = /^news\/(\d{4}-\d{2}-\d{2})-[a-z0-9-]+$/;

/** Each is listed, shown and offered as a file by its name: `data-protection.md`. */
const policyFile = /^policies\/([a-z-]+)$/;

const { articles, news: allNews, policies: allPolicies } = read();

/** @example article('information/cookies', { device, linking, past, session }) */
export function article<N extends ArticleName>(name: N, values: Values<N>) {
  const { title, headings, html } = filled(articles.get(name)!, values);
  return { title, headings, html };
}

export const titleOf = (name: ArticleName): string => articles.get(name)!.title;

/** The page of an article. @example articlePage('information/terms', {}) */
export function articlePage<N extends ArticleName>(name: N, values: Values<N>): View {
  const { title, html } = article(name, values);
  return view('content/article', { title, html });
}

/** Newest first. */
export const news = () => allNews.map(({ day, text }) => ({ day, ...filled(text, {}) }));

/** Template policies in the order of their titles. */
export const policies: readonly Policy[] = allPolicies;

/** A policy that an organisation makes its own. It has no places: it also goes where no link of this website leads. */
export interface Policy {
  name: string;
  text: Article;
}

const filled = (text: Article, values: Record<string, string>) => ({
  title: text.title,
  headings: text.headings,
  html: text.html({ ...places, ...values }),
});

/** @throws when a file is missing or used by nothing, or a place in it is, so that nothing starts with it */
function read() {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && file.includes('/'))
    .map((file) => file.replace(/\.md$/, ''));
  const policyNames = found.filter((name) => policyFile.test(name));
  const dated = found.filter((name) => newsFile.test(name)).toSorted((a, b) => b.localeCompare(a));
  mustBeEqual(
    'Articles',
    Object.keys(expected),
    found.filter((name) => !dated.includes(name) && !policyNames.includes(name)),
  );
  return {
    articles: new Map(Object.entries(expected).map(([name, values]) => [name, readOne(name, values)])),
    news: dated.map((name) => ({ day: newsFile.exec(name)![1]!, text: readOne(name, []) })),
    policies: policyNames
      .map((name) => ({ name: policyFile.exec(name)![1]!, text: readPolicy(name) }))
      .toSorted((a, b) => a.text.title.localeCompare(b.text.title)),
  };
}

function readOne(name: string, values: readonly string[]): Article {
  const text = new Article(name, readFileSync(join(folder, `${name}.md`), 'utf8'));
  const others = [...text.placeholders].filter((place) => !(place in places));
  mustBeEqual(`Places in ${name}.md`, values, others);
  return text;
}

function readPolicy(name: string): Article {
  const text = new Article(name, readFileSync(join(folder, `${name}.md`), 'utf8'));
  mustBeEqual(`Places in ${name}.md`, [], [...text.placeholders]);
  if (text.items.length === 0) throw new Error(`${name}.md: no question leads to it`);
  return text;
}
