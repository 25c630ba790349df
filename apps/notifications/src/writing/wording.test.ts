import { expect, test } from '@jest/globals';
import { button, heading, list, paragraph, quote } from './block.js';
import { partialIn, Wording } from './wording.js';

const written = (body: string) => new Wording(`---\nsubject: Hello\n---\n\n${body}\n`);
const blocksOf = (body: string, values = {}) =>
  written(body).body({ texts: {}, urls: {}, blocks: {}, ...values });

test('Markdown makes the blocks of an email', () => {
  expect(blocksOf("One & two\non a line, I'd say.\n\n## Why\n\n- a\n- b\n\n> Said\n\n<b>")).toEqual([
    paragraph("One & two on a line, I'd say."),
    heading('Why'),
    list(['a', 'b']),
    quote('Said'),
    paragraph('<b>'),
  ]);
});

test('placeholders are filled in the subject, in texts and in addresses, and with blocks', () => {
  const wording = new Wording(
    "---\nsubject: '{{ a }}: {{ b }}'\n---\n\n- to {{ a }}{{ b }}\n\n[See {{ a }}]({{ page }})\n\n{{ more }}\n",
  );
  expect(wording.placeholders).toEqual({
    subject: ['a', 'b'],
    texts: ['a', 'b', 'a'],
    urls: ['page'],
    blocks: ['more'],
  });
  const texts = { a: 'A', b: 'B' };
  expect(wording.subject(texts)).toBe('A: B');
  expect(wording.body({ texts, urls: { page: '/a' }, blocks: { more: [quote('x'), quote('y')] } })).toEqual([
    list(['to AB']),
    button('See A', '/a'),
    quote('x'),
    quote('y'),
  ]);
});

test('a button without address is left out', () => {
  expect(blocksOf('[See]({{ page }})', { urls: { page: null } })).toEqual([]);
});

test('nothing that is filled in is read as Markdown, or filled in again', () => {
  const typed = '*x* _y_ [a](b) $& {{ b }} {{b}} <b>\n\n# c\n- d';
  const values = { texts: { a: typed, b: 'B' }, blocks: { c: [quote(typed)] } };
  expect(blocksOf('{{ a }}, {{ b }}\n\n> {{ a }}\n\n{{ c }}', values)).toEqual([
    paragraph(`${typed}, B`),
    quote(typed),
    quote(typed),
  ]);
});

test('a partial is blocks without placeholders', () => {
  expect(partialIn('- a\n- b\n')).toEqual([list(['a', 'b'])]);
  expect(() => partialIn('A {{ b }}')).toThrow('b');
});

test.each([
  ['has no front matter', 'Hello'],
  ['has no subject', '---\ntitle: x\n---\n\nText'],
  ['has more than a subject', '---\nsubject: x\ncolour: red\n---\n\nText'],
  ['has a subject that is no text', '---\nsubject: 3\n---\n\nText'],
])('a file that %s is refused', (_, text) => {
  expect(() => new Wording(text)).toThrow('front matter');
});

test.each([
  ['a heading of another level', '### Why', 'Why'],
  ['a numbered list', '1. one', 'one'],
  ['a list in a list', '- one\n  - two', 'one'],
  ['a quote of several blocks', '> one\n>\n> two', 'one'],
  ['a table', '| A |\n| - |\n| b |', 'A'],
  ['a code block', '    code', 'code'],
  ['a rule', 'one\n\n---', 'hr'],
  ['emphasis', 'one *two*', 'two'],
  ['a link among words', 'See [two]({{ two }}).', 'two'],
  ['a button to anywhere', '[two](https://evil.example)', 'evil.example'],
])('%s is refused, by its words', (_, body, named) => {
  expect(() => written(body)).toThrow(named);
});

test.each(['{{a}', '{ a }', '{{ a-b }}', '{{  a }}'])(
  'a placeholder that is not written as one is refused: %s',
  (a) => {
    expect(() => written(`One ${a}`).placeholders).toThrow('brace');
  },
);
