import { afterAll, beforeAll, expect, test } from '@jest/globals';
import JSZip from 'jszip';
import { Care, organisation } from './care.js';
import type { Browser } from './harness.js';

let care: Care;
beforeAll(async () => {
  care = await Care.open({
    'ecarehomehq.csv': [organisation('HQ01', 'HEAD OFFICE')],
    'ecarehomesite.csv': ['VR001', 'VR002'].map((code) => organisation(code, `HOME ${code}`, 'HQ01')),
  });
});
afterAll(() => care?.close());

/** The spreadsheet as it is now, with something typed into some of its cells. */
async function filledIn(browser: Browser, cells: Record<string, string>): Promise<Buffer> {
  const { body } = await care.download(browser, '/assessment/answers.xlsx').expect(200);
  const zip = await JSZip.loadAsync(body as Buffer);
  const part = 'xl/worksheets/sheet1.xml';
  let xml = await zip.file(part)!.async('string');
  for (const [cell, text] of Object.entries(cells))
    xml = xml.replace(
      new RegExp(`<c r="${cell}"[^>]*?(?:/>|>.*?</c>)`),
      `<c r="${cell}" t="inlineStr"><is><t>${text}</t></is></c>`,
    );
  return zip.file(part, xml).generateAsync({ type: 'nodebuffer' });
}

/** Sends a spreadsheet, and opens what was read of it. */
async function upload(browser: Browser, content: Buffer): Promise<Browser> {
  const sent = await care.upload(
    browser,
    '/assessment/answers/upload',
    {},
    { name: 'answers.xlsx', content },
  );
  expect([sent.status, sent.text]).toEqual([303, expect.anything()]);
  return browser.open(sent.headers['location']!);
}

test('an auditor may download the spreadsheet, and is not asked to upload one', async () => {
  const auditor = await care.as('auditor', 'VR001').open('/assessment/answers');
  expect(auditor.link('Download all questions')).toBe('/assessment/answers.xlsx');
  expect(auditor.html).not.toContain('/assessment/answers/upload');
  await care.download(auditor, '/assessment/answers.xlsx').expect(200);
});

test('a member fills it in, sees row by row what would change, and saves what is right with one press', async () => {
  const ann = await care.as('member', 'VR001').open('/assessment/answers');
  expect(ann.link('Upload a filled-in spreadsheet')).toBe('/assessment/answers/upload');
  const nothing = await care.upload(
    ann,
    '/assessment/answers/upload',
    {},
    { name: 'a.csv', content: Buffer.from('1,2') },
  );
  expect(nothing.text).toContain('plain text (.csv)');

  await upload(ann, await filledIn(ann, { G3: 'Yr Wyddfa ŵ', G4: 'https://', I4: 'Mine' }));
  expect(ann.title).toBe('Check what we read from your spreadsheet');
  expect(ann.text).toContain('Nothing has been saved yet');
  expect(ann.text).toContain('Row 4, question 1.1.2 Cell G4: Enter a web address');
  expect(ann.text).toContain('New answers (1)');
  const path = ann.path;

  await ann.send({ save: [] });
  expect(ann.title).toBe('Error: Check what we read from your spreadsheet');
  expect(ann.text).toContain('Choose at least one answer to save');
  await ann.send();
  expect(ann.path).toBe(`${path}?done=answer-sheet-saved`);
  expect(ann.title).toBe('What was saved from your spreadsheet');
  expect(ann.text).toContain('1 answer was saved from answers.xlsx');
  expect(ann.text).toContain('Row 4, question 1.1.2');
  await care.download(ann, ann.link('Download only these rows')).expect(200);
  await ann.open('/assessment/items/1.1.1');
  expect(ann.text).toContain('Yr Wyddfa ŵ');
});

test('what somebody else has changed is shown beside it, and is kept unless it is chosen', async () => {
  const [ann, bo] = [care.as('member', 'VR001'), care.as('administrator', 'VR001', 'Bo Day')];
  const content = await filledIn(ann, { G3: 'Of Ann' });
  await (await bo.open('/assessment/items/1.1.1')).send({ text: 'Of Bo', action: 'next' });
  await upload(ann, content);
  expect(ann.text).toMatch(/Bo Day changed it .* There now Of Bo In your spreadsheet Of Ann/);
  await ann.send({ 'conflict-1.1.1': '1.1.1:1' });
  expect(ann.text).toContain('Somebody else has changed an answer since you opened this page');
  const [, value] = /value="(1\.1\.1:\d+)"/.exec(ann.html)!;
  await ann.send({ 'conflict-1.1.1': value! });
  expect(ann.text).toContain('1 answer was saved');
  await bo.open('/assessment/items/1.1.1/history');
  expect(bo.text).toContain('Of Bo');
  expect(bo.text).toContain('Of Ann');
});
