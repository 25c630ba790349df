import { expect, test } from '@jest/globals';
import { Article } from './article.js';

const written = (body: string) => new Article('a.md', `---\ntitle: About it\n---\n\n${body}\n`);

test('an article has a title, the look of the design system, and what is filled in', () => {
  const article = written('## Why\n\n- one\n- [two]({{ contact }})\n\n| A |\n| - |\n| b |');
  expect([article.title, [...article.placeholders]]).toEqual(['About it', ['contact']]);
  const html = article.html({ contact: '/contact' });
  expect(html).toContain('<h2 class="nhsuk-heading-m" id="why">Why</h2>');
  expect(html).toContain('<ul class="nhsuk-list nhsuk-list--bullet">');
  expect(html).toContain('<a href="/contact">two</a>');
  expect(html).toContain('<th class="nhsuk-table__header" scope="col">A</th>');
});

test('no HTML is written into an article', () => {
  expect(written('<script>x</script>').html({})).toContain('&lt;script&gt;');
});

test.each([
  ['has no front matter', '# Hello'],
  ['has no title', '---\nname: x\n---\n\nText'],
  ['has more than a title', '---\ntitle: x\ncolour: red\n---\n\nText'],
])('a file that %s is refused', (_, text) => {
  expect(() => new Article('a.md', text)).toThrow('a.md');
});

test('its headings can be linked to, and make its table of contents', () => {
  const article = written('## At home\n\n### Who’s there?\n\nWe\n\n## Away');
  expect(article.headings).toEqual([
    { text: 'At home', href: '#at-home', below: [{ text: 'Who’s there?', href: '#whos-there', below: [] }] },
    { text: 'Away', href: '#away', below: [] },
  ]);
  expect(article.html({})).toContain('id="whos-there"');
  expect(() => written('## Twice\n\n## Twice')).toThrow('a.md: has the heading “Twice” twice');
});
