import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import JSZip from 'jszip';
import { SaxesParser } from 'saxes';
import { policies } from '../src/content/content.js';
import { paths } from '../src/paths.js';
import { TestPortal } from './portal.js';

let portal: TestPortal;
beforeAll(async () => {
  portal = await TestPortal.start();
});
afterAll(() => portal?.close());

/** The downloaded file's own words, and the styles its paragraphs name. */
async function opened(name: string) {
  const reply = await portal.http.get(paths.help.policyFile(name)).buffer().responseType('blob').expect(200);
  const zip = await JSZip.loadAsync(reply.body as Buffer);
  const parts = Object.values(zip.files).filter((file) => /\.(xml|rels)$/.test(file.name));
  for (const part of parts) parse(await part.async('string'));
  return { reply, ...parse(await zip.file('word/document.xml')!.async('string')) };
}

/** @throws when it is not well-formed */
function parse(xml: string) {
  const read = { text: '', styles: [] as string[], elements: new Map<string, number>() };
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('text', (text) => (read.text += text));
  parser.on('opentag', ({ name, attributes }) => {
    read.elements.set(name, (read.elements.get(name) ?? 0) + 1);
    if (name === 'w:pStyle') read.styles.push(String(attributes['w:val']));
  });
  parser.write(xml).close();
  return read;
}

const refsOf = (edition: string): string[] => {
  const file = fileURLToPath(new URL(`../../../data/question-sets/${edition}.json`, import.meta.url));
  return (JSON.parse(readFileSync(file, 'utf8')) as { items: { ref: string }[] }).items.map(({ ref }) => ref);
};

describe.each(policies.map(({ name, text }) => ({ name, text })))('$name', ({ name, text }) => {
  test('downloads as a file whose headings, lists and tables a word processor knows', async () => {
    const { reply, styles, elements, text: words } = await opened(name);
    expect(reply.headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': `attachment; filename="${name}.docx"`,
    });
    const html = text.html({});
    const times = (pattern: RegExp) => [...html.matchAll(pattern)].length;
    expect(styles.filter((style) => style === 'Title')).toHaveLength(1);
    expect(styles.filter((style) => style === 'Heading1')).toHaveLength(times(/<h2/g));
    expect(styles.filter((style) => style === 'Heading2')).toHaveLength(times(/<h3/g));
    expect(elements.get('w:numPr') ?? 0).toBe(times(/<li>/g));
    expect(elements.get('w:tbl') ?? 0).toBe(times(/<table/g));
    expect(elements.get('w:tr') ?? 0).toBe(times(/<tr/g));
    expect(words).toContain(text.title);
    expect(words).not.toMatch(/\*\*|^#|undefined/m);
  });

  test('is linked from questions of the edition, also of the one before', () => {
    const missing = text.items.filter((ref) => !refsOf('2026-27').includes(ref));
    expect(missing).toEqual([]);
    expect(text.items.some((ref) => refsOf('2025-26').includes(ref))).toBe(true);
  });
});

test('there are at least 12, and what is to be filled in is marked', async () => {
  expect(policies.length).toBeGreaterThanOrEqual(12);
  const { elements } = await opened('data-protection');
  expect(elements.get('w:highlight')).toBeGreaterThan(5);
});

test('a file is made once', async () => {
  const [first, second] = [await opened('own-devices'), await opened('own-devices')];
  expect(Buffer.compare(first.reply.body as Buffer, second.reply.body as Buffer)).toBe(0);
});
