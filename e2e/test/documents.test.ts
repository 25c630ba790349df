import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { completeAssessment } from '../support/api.js';
import { launch } from '../support/browser.js';
import {
  confirmAll,
  follow,
  leadingOn,
  look,
  press,
  provider,
  publish,
  registered,
} from '../support/provider.js';
import { journey } from '../support/steps.js';

/** A policy runs out, is replaced and put back, without JavaScript. */
const step = journey();
const code = 'VL0C4';
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  page = await registered(browser, provider('Dora'), code);
});
afterAll(() => browser?.close());

const pdf = (text: string): Buffer =>
  Buffer.from(`%PDF-1.4\n1 0 obj\n<<>>\nendobj\n% ${text}\ntrailer\n<<>>\n%%EOF\n`);
const file = (name: string) => ({ name, mimeType: 'application/pdf', buffer: pdf(name) });
const text = () => page.locator('main').innerText();

async function fillDay(field: string, day: string, month: string, year: string): Promise<void> {
  for (const [unit, value] of Object.entries({ day, month, year }))
    await page.locator(`input[name="${field}-${unit}"]`).fill(value);
}

describe('a document with dates', () => {
  step('is uploaded once and used in two answers', async () => {
    await page.goto('/assessment/items/1.1.2');
    await page.getByLabel('Upload a document').setInputFiles(file('Records policy 2024.pdf'));
    await press(page, 'Add and stay on this page');
    await page.goto('/assessment/items/1.1.3');
    await page.getByText('Use a document you already have').click();
    await page.locator('input[name="existing"]').check();
    await press(page, 'Add and stay on this page');
    expect(await text()).toContain('Records policy 2024.pdf');
  });

  step('gets a day by which it is looked at again, and what is wrong stands beside its field', async () => {
    await page.goto('/assessment/documents');
    await look(page, 'Your documents');
    await follow(page, 'Set dates');
    await look(page, 'Dates of Records policy 2024.pdf');
    await fillDay('effectiveOn', '3', '5', '2025');
    await fillDay('expiresOn', '3', '5', '2024');
    await press(page, 'Save');
    await look(page, 'Dates of Records policy 2024.pdf');
    expect(await page.title()).toMatch(/^Error: /);
    await fillDay('effectiveOn', '3', '5', '2024');
    await fillDay('expiresOn', '3', '5', '2025');
    await press(page, 'Save');
    await look(page, 'Your documents');
    expect(await text()).toContain('Out of date since 3 May 2025');
  });

  step('that has passed is said on the home page, in the list and beside the answer', async () => {
    await page.goto('/assessment');
    expect(await text()).toContain('1 document is out of date or will be within 30 days');
    await page.goto('/assessment/items/1.1.2');
    await look(page, /./);
    expect(await text()).toContain('Out of date since 3 May 2025');
    await page.goto('/home');
    await look(page, /./);
    await follow(page, '1 document is out of date or will be within 30 days');
    await look(page, 'Your documents');
  });

  step('is first among what is coming up', async () => {
    await page.goto('/home');
    await follow(page, 'What is coming up');
    await look(page, 'What is coming up');
    expect(await text()).toMatch(/The day has passed[^]*3 May 2025[^]*Records policy 2024\.pdf/);
    const calendar = await page.request.get('/coming-up.ics');
    expect(await calendar.text()).toContain('DTSTART;VALUE=DATE:20250503');
    await follow(page, 'Look again at the document Records policy 2024.pdf');
    await look(page, 'Your documents');
  });

  step('does not keep anybody from publishing', async () => {
    await completeAssessment(page, code);
    await publish(page, 'Standards Met', async () => {
      await page.goto('/publish/confirm');
      await look(page, 'Check and publish');
      expect(await text()).toContain('One document in your answers is out of date.');
    });
  });
});

describe('a newer version', () => {
  step('is uploaded, and shown with the answers that it would be in', async () => {
    await page.goto('/assessment/documents');
    await follow(page, 'Upload a newer version');
    await look(page, 'Upload a newer version of Records policy 2024.pdf');
    await press(page, 'Upload and check');
    await look(page, 'Upload a newer version of Records policy 2024.pdf');
    expect(await page.title()).toMatch(/^Error: /);
    await page.getByLabel('Choose the newer document').setInputFiles(file('Records policy 2026.pdf'));
    await press(page, 'Upload and check');
    await look(page, 'Check what would change');
    const shown = await text();
    for (const words of [
      '1.1.2 ',
      '1.1.3 ',
      'An administrator has to confirm again',
      'Nothing has changed yet',
    ])
      expect(shown).toContain(words);
  });

  step('is put in all of them with one press, and its dates with it', async () => {
    await fillDay('expiresOn', '31', '3', '2030');
    await press(page, 'Put it in these 2 answers');
    await look(page, 'Your documents');
    const list = await text();
    expect(list).toContain('Replaced by Records policy 2026.pdf');
    expect(list).toContain('Look at it again by 31 March 2030');
    expect(list).not.toContain('Out of date');
    await page.goto('/assessment/items/1.1.3/history');
    await look(page, 'Changes to this question');
    expect(await text()).toContain('Records policy 2024.pdf was replaced by Records policy 2026.pdf');
  });

  step('is confirmed again; what was published still names the old one', async () => {
    await confirmAll(page);
    await page.goto('/publications');
    await leadingOn(page, page.locator('main a[href^="/publications/"]').first());
    const published = await page.locator('main').textContent();
    expect(published).toContain('Records policy 2024.pdf');
    expect(published).not.toContain('Records policy 2026.pdf');
  });
});

describe('the older version', () => {
  step('is offered in the list, and shown with the answers that it would be back in', async () => {
    await page.goto('/assessment/documents');
    await follow(page, 'Put the older version back');
    await look(page, 'Put the older version back');
    const shown = await text();
    for (const words of [
      '1.1.2 ',
      '1.1.3 ',
      'An administrator has to confirm again',
      'Nothing has changed yet',
    ])
      expect(shown).toContain(words);
  });

  step('is back in them with one press', async () => {
    await press(page, 'Put it back in these 2 answers');
    await look(page, 'Your documents');
    expect(await text()).toContain('The older document is in your answers again');
    await page.goto('/assessment/items/1.1.3/history');
    expect(await text()).toContain(
      'Records policy 2024.pdf was put back in the place of Records policy 2026.pdf',
    );
  });
});
