import { expect, test } from '@jest/globals';
import { guidePage, hubPage, newsPage } from './guides.page.js';
import { levelPage } from './level.page.js';
import { standardPage } from './standard.page.js';

const question = (
  ref: string,
  section: string,
  mandatoryFor: 'approaching' | 'met' | null,
): Parameters<typeof levelPage>[1]['items'][number] => ({
  ref,
  standard: Number(ref.split('.')[0]),
  section,
  question: `Question ${ref}?`,
  mandatoryFor,
  yesIf: null,
  help: [],
  example: '',
  reviewNote: null,
});
const items = [
  question('1.1.1', 'Policies', 'approaching'),
  question('1.3.6', 'Security', null),
  question('2.1.1', 'IT', 'approaching'),
  question('2.2.1', 'Policies', 'met'),
  question('2.2.2', 'Security', 'met'),
];
const edition = { id: '2026-27', name: '2026 to 2027', opensOn: '2026-09-01', deadline: '2027-06-30' };

test('the hub leads to every guide, all 10 standards and both levels, and shows the latest news', () => {
  const { groups, news } = hubPage('2026-12-01').model;
  expect(groups.map(({ links }) => links.length)).toEqual([4, 2, 10]);
  expect(groups[2]!.links[9]).toEqual({ href: '/help/standards/10', text: 'Standard 10: suppliers' });
  expect(news.latest).toHaveLength(1);
});

test('questions people ask are grouped, each with an address of its own', () => {
  const { headings } = guidePage('help/questions').model;
  const questions = headings.flatMap(({ below }) => below);
  expect(questions.length).toBeGreaterThanOrEqual(25);
  expect(questions[0]).toEqual({ text: 'What is an ODS code?', href: '#what-is-an-ods-code', below: [] });
});

test('news are shown newest first, and not before their day', () => {
  const days = newsPage('2026-12-01').model.items.map(({ day }) => Date.parse(day));
  expect(days).toEqual(days.toSorted((a, b) => b - a));
  expect(newsPage('2026-08-31').model.items).toEqual([]);
});

test('a standard lists its questions: for answering, or for reading by whoever cannot', () => {
  const hrefs = (mayAnswer: boolean) =>
    standardPage('2', items, { mayAnswer }).model.questions?.map(({ href }) => href);
  expect(hrefs(true)).toEqual([
    '/assessment/items/2.1.1',
    '/assessment/items/2.2.1',
    '/assessment/items/2.2.2',
  ]);
  expect(hrefs(false)).toEqual([
    '/help/levels/approaching#question-2.1.1',
    '/help/levels/met#question-2.2.1',
    '/help/levels/met#question-2.2.2',
  ]);
  const first = standardPage('1', items, { mayAnswer: false }).model;
  expect(first.questions).toMatchObject([{ level: 'all levels' }, { level: 'optional', href: undefined }]);
  expect(first.next).toEqual({ href: '/help/standards/2', text: 'Standard 2: staff responsibilities' });
  expect(standardPage('10', items, { mayAnswer: false }).model.next).toBeUndefined();
});

test('a standard can be read while the questions cannot', () => {
  const { questions, unavailable, html } = standardPage('2', undefined, { mayAnswer: true }).model;
  expect([questions, unavailable]).toEqual([undefined, true]);
  expect(html).toContain('What good looks like');
});

test('a level lists what it asks for by section, and leaves out sections without any', () => {
  const shown = (level: 'approaching' | 'met') =>
    levelPage(level, { edition, items }).model.sections.map(({ name, questions }) => [
      name,
      ...questions.map(({ ref }) => ref),
    ]);
  expect(shown('approaching')).toEqual([
    ['Policies', '1.1.1'],
    ['IT', '2.1.1'],
  ]);
  expect(shown('met')).toEqual([
    ['Policies', '1.1.1', '2.2.1'],
    ['Security', '2.2.2'],
    ['IT', '2.1.1'],
  ]);
  expect(levelPage('met', { edition, items }).model.html).toContain('the 4 questions');
});
