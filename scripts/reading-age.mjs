// Measures how hard the long words of the website and the questions are to read, and writes docs/content.md. With --check it
// changes nothing, and fails when the table is out of date or a text is harder than it may be.
// Reading age: grade of Flesch and Kincaid plus 5, for a year of school begins at that age.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fleschKincaid } from 'flesch-kincaid';
import { format, resolveConfig } from 'prettier';
import { syllable } from 'syllable';

const root = resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const oldest = 12;
/** Silent reading of adults (Brysbaert, 2019). */
const wordsPerMinute = 238;

/** Texts that may be harder, and why. */
const namesIt =
  'one sentence, which calls what is asked by its name: data protection, multi-factor authentication';
const harder = new Map([
  ['2025-26: questions', namesIt],
  ['2026-27: questions', namesIt],
  ['information/accessibility.md', 'says what the law wants it to say'],
]);

const pages = markdownIn('apps/portal/content');
const questions = ['2025-26', '2026-27'].flatMap((edition) => questionsOf(edition));
const tooHard = [...pages, ...questions].filter(({ name, age }) => age > oldest && !harder.has(name));
const text = await format(report(), {
  ...(await resolveConfig(join(root, 'docs/content.md'))),
  parser: 'markdown',
});
const file = join(root, 'docs/content.md');

if (!check) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text)
  fail('docs/content.md is out of date. Run: npm run reading-age');
if (tooHard.length > 0)
  fail(
    `Harder to read than at the age of ${oldest}: ${tooHard.map(({ name, age }) => `${name} (${age})`).join(', ')}`,
  );

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}

function markdownIn(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((name) => ({ name, ...measured(sentencesOf(readFileSync(join(root, folder, name), 'utf8'))) }));
}

/** The items that count for a level, and all that stands on their pages or behind a press. */
function questionsOf(edition) {
  const { items } = JSON.parse(readFileSync(join(root, 'data/question-sets', `${edition}.json`), 'utf8'));
  const counted = items.filter(({ standardsMet }) => standardsMet);
  const part = (name, textOf) => ({
    name: `${edition}: ${name}`,
    ...measured(counted.flatMap((item) => [textOf(item) ?? []].flat().flatMap(sentencesIn))),
  });
  return [
    part('questions', ({ question }) => question),
    part('what must be true', ({ yesIf }) => yesIf),
    part('help', ({ help }) => help),
    part('examples', ({ example }) => example),
    part('when it does not apply', ({ notApplicableHint }) => notApplicableHint),
  ];
}

/** What of Markdown is read as sentences: paragraphs and points, without headings, tables and what is filled in. */
function sentencesOf(markdown) {
  return markdown
    .replace(/^---\n.*?\n---\n/s, '')
    .split('\n')
    .filter((line) => !/^\s*(#|\||>?\s*$)/.test(line))
    .map((line) => line.replace(/^\s*(-|\d+\.)\s+/, ''))
    .map((line) => line.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[*_`]|\{\{.*?\}\}/g, ''))
    .flatMap(sentencesIn);
}

function sentencesIn(line) {
  return line.split(/(?<=[.!?:;])\s+/).filter((sentence) => /[a-z]/i.test(sentence));
}

function measured(sentences) {
  const words = sentences.flatMap((sentence) => sentence.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? []);
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  const grade = fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables });
  return { words: words.length, age: Math.round((grade + 5) * 10) / 10 };
}

function report() {
  const rows = (texts) =>
    texts
      .map(({ name, words, age }) => `| ${name} | ${words} | ${age} | ${harder.get(name) ?? ''} |`)
      .join('\n');
  const table = (texts) =>
    `| text | words | reading age | why it may be harder |\n| --- | --- | --- | --- |\n${rows(texts)}`;
  const whole = questions.filter(({ name }) => name.startsWith('2026-27'));
  const words = whole.reduce((sum, one) => sum + one.words, 0);
  return `# How hard our words are to read

Written by \`npm run reading-age\`, which \`npm test\` checks. The reading age is the grade of Flesch and Kincaid plus 5; a sentence also ends at a
colon or semicolon. 11 is what most people read with ease. Nothing may be above ${oldest} unless the table says why. Words such as “organisation” and “information” count as hard, although everybody here knows them.

All that stands on the pages of the 44 questions of 2026-27 is ${words.toLocaleString('en-GB')} words: ${Math.round(words / wordsPerMinute)} minutes, read from end to end.

## Questions

${table(questions)}

## Pages

${table(pages)}
`;
}
