import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import JSZip from 'jszip';
import type { Browser, Page } from 'playwright-core';
import { launch } from '../support/browser.js';
import { downloaded, follow, look, press, provider, registered } from '../support/provider.js';
import { journey } from '../support/steps.js';

/** A manager who answers where there is no internet: without JavaScript, from the download to what was saved. */
const step = journey();
let browser: Browser;
let page: Page;
let sheet: Buffer;

beforeAll(async () => {
  browser = await launch();
  page = await registered(browser, provider('Olwen'), 'VL04E');
});
afterAll(() => browser?.close());

/** The downloaded spreadsheet with something typed into some of its cells. */
async function filledIn(cells: Record<string, string>): Promise<Buffer> {
  const zip = await JSZip.loadAsync(sheet);
  const part = 'xl/worksheets/sheet1.xml';
  let xml = await zip.file(part)!.async('string');
  for (const [cell, text] of Object.entries(cells))
    xml = xml.replace(
      new RegExp(`<c r="${cell}"[^>]*?(?:/>|>.*?</c>)`),
      `<c r="${cell}" t="inlineStr"><is><t>${text}</t></is></c>`,
    );
  return zip.file(part, xml).generateAsync({ type: 'nodebuffer' });
}

async function upload(name: string, buffer: Buffer): Promise<void> {
  await page.goto('/assessment/answers');
  await follow(page, 'Upload a filled-in spreadsheet');
  await page.getByLabel('Choose your spreadsheet').setInputFiles({ name, mimeType: '', buffer });
  await press(page, 'Upload and check');
}

describe('answers away from the site, without JavaScript', () => {
  step('all questions are downloaded as a spreadsheet', async () => {
    await page.goto('/assessment/answers');
    await look(page, 'All your answers');
    const { name, file } = await downloaded(page, 'Download all questions and answers');
    expect(name).toBe('answers.xlsx');
    sheet = file;
  });

  step('another file is refused with what to do', async () => {
    await upload('answers.csv', Buffer.from('Number,Your answer\n'));
    expect(await page.title()).toMatch(/^Error: /);
    await look(page, 'Upload your answers');
    expect(await page.locator('.nhsuk-error-summary').innerText()).toContain('plain text (.csv)');
  });

  step('what would change is shown row by row, with what cannot be used', async () => {
    await upload('answers.xlsx', await filledIn({ G3: 'Siân writes on the train', G4: 'https://', G5: '#' }));
    await look(page, 'Check what we read from your spreadsheet');
    const text = await page.locator('main').innerText();
    expect(text).toContain('Siân writes on the train');
    expect(text).toContain('Row 4, question 1.1.2');
    expect(text).toContain('Nothing has been saved yet');
  });

  step('one press saves what is right; the rest stays listed and can be downloaded', async () => {
    await press(page, /^Save th/);
    await look(page, 'What was saved from your spreadsheet');
    expect(await page.locator('main').innerText()).toContain('Row 4, question 1.1.2');
    expect((await downloaded(page, 'Download only these rows')).name).toBe('answers-to-put-right.xlsx');
    await page.goto('/assessment/answers');
    expect(await page.locator('main').innerText()).toContain('Siân writes on the train');
  });

  step('what would be overwritten is shown first', async () => {
    await upload('answers.xlsx', await filledIn({ G3: 'Another text', G4: 'https://' }));
    await look(page, 'Check what we read from your spreadsheet');
  });
});
