import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { news, policies } from '../src/content/content.js';
import { standards } from '../src/content/standards.js';
import { PageList } from '../src/pages/page-list.js';
import { paths } from '../src/paths.js';
import { TestPortal } from './portal.js';

interface SetFile {
  assertions: { ref: string; standard: number }[];
  items: {
    ref: string;
    assertion: string;
    section: string;
    question: string;
    approachingStandards: boolean;
    standardsMet: boolean;
    yesIf?: string;
    help: string[];
    example: string;
    reviewNote?: string;
  }[];
}

const shipped = fileURLToPath(new URL('../../../data/question-sets/2026-27.json', import.meta.url));

/** The questions that are shipped, as the service answers them. */
function questions() {
  const { assertions, items } = JSON.parse(readFileSync(shipped, 'utf8')) as SetFile;
  return {
    edition: { id: '2026-27', name: '2026 to 2027', opensOn: '2026-09-01', deadline: '2027-06-30' },
    items: items.map(({ assertion, approachingStandards, standardsMet, yesIf, reviewNote, ...item }) => ({
      ...item,
      standard: assertions.find(({ ref }) => ref === assertion)!.standard,
      mandatoryFor: approachingStandards ? 'approaching' : standardsMet ? 'met' : null,
      yesIf: yesIf ?? null,
      reviewNote: reviewNote ?? null,
    })),
  };
}

let portal: TestPortal;
beforeAll(async () => {
  portal = await TestPortal.start();
  portal.answer = ({ path }) =>
    path.endsWith('/editions/current/questions') ? { body: questions() } : { status: 503 };
});
afterAll(() => portal?.close());

const guides = [
  paths.help.quickStart,
  paths.help.questions,
  paths.help.benefits,
  paths.help.localSupport,
  paths.help.news,
  paths.help.policies,
  paths.help.level('approaching'),
  paths.help.level('met'),
  ...standards.map((number) => paths.help.standard(number)),
];
const templates = policies.map(({ name }) => paths.help.policy(name));
const articles = [paths.help.hub, ...guides, ...templates, ...Object.values(paths.information)];

const read = async (path: string) => (await portal.http.get(path).expect(200)).text;
const linksIn = (html: string) =>
  [...html.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'));

test('the list of guides leaves no page of help out', () => {
  const pages = portal.app.get(PageList).pages.filter(({ path }) => /^\/help\/(?!policies\/)/.test(path));
  const pattern = (path: string) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`);
  for (const { path } of pages)
    expect([path, guides.some((guide) => pattern(path).test(guide))]).toEqual([path, true]);
});

test.each(guides)('%s is linked from the hub, and has one heading of the first level', async (path) => {
  expect(linksIn(await read(paths.help.hub))).toContain(path);
  expect((await read(path)).match(/<h1/g)).toHaveLength(1);
});

test.each(templates)(
  '%s is linked from the list of policies, and has one heading of the first level',
  async (path) => {
    expect(linksIn(await read(paths.help.policies))).toContain(path);
    expect((await read(path)).match(/<h1/g)).toHaveLength(1);
  },
);

test('no link and no anchor of an article leads nowhere', async () => {
  const links = new Set<string>();
  for (const path of articles)
    for (const href of linksIn(await read(path)))
      if (!/^(https?|mailto|tel):/.test(href)) links.add(href.startsWith('#') ? `${path}${href}` : href);
  expect(links.size).toBeGreaterThan(100);
  for (const link of links) {
    const [path, anchor] = link.split('#');
    const reply = await portal.http.get(path!);
    expect([link, reply.status]).not.toEqual([link, 404]);
    if (anchor) expect([link, reply.text.includes(`id="${anchor}"`)]).toEqual([link, true]);
  }
});

test.each([
  ['approaching', 27],
  ['met', 44],
])(
  'the guide to %s has its %i questions, in 4 sections that begin a page each in print',
  async (level, count) => {
    const html = await read(paths.help.level(level));
    expect(html.match(/<h3 [^>]*id="question-/g)).toHaveLength(count);
    expect(html.match(/class="app-print-page"/g)).toHaveLength(4);
    expect(html).toContain(`These are the ${count} questions`);
  },
);

test('the guides to the standards name every question once', async () => {
  const shown = await Promise.all(standards.map((number) => read(paths.help.standard(number))));
  for (const { ref, question } of questions().items)
    expect([ref, shown.filter((html) => html.includes(`${ref} ${question}`)).length]).toEqual([ref, 1]);
});

test('news are all shown, with their days', async () => {
  const html = await read(paths.help.news);
  expect(news().length).toBeGreaterThan(0);
  for (const { title } of news()) expect(html).toContain(title);
});

describe('what is not there', () => {
  test.each([
    '/help/standards/11',
    '/help/standards/01',
    '/help/levels/exceeded',
    '/help/policies/nothing',
    '/help/policies/nothing/word',
    '/help/nothing',
  ])('%s is a page that says so', async (path) => {
    expect((await portal.http.get(path).expect(404)).text).toContain('Page not found');
  });
  test('is no reason to hide a guide: while the questions are away the rest can be read', async () => {
    const answer = portal.answer;
    portal.answer = () => ({ status: 503 });
    const html = await read(paths.help.standard('7'));
    portal.answer = answer;
    expect(html).toContain('The questions cannot be shown at the moment');
  });
});
