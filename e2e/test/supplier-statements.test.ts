import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launch } from '../support/browser.js';
import { follow, look, press, provider, registered } from '../support/provider.js';
import { journey } from '../support/steps.js';

/** A supplier writes once, a home uses it as evidence, and later the newer version: without JavaScript. */
const step = journey();
let browser: Browser;
let supplier: Page;
let home: Page;

beforeAll(async () => {
  browser = await launch();
  supplier = await registered(browser, provider('Sunil'), 'VL0PT');
  home = await registered(browser, provider('Hetty'), 'VL0T3');
});
afterAll(() => browser?.close());

const pdf = (text: string): Buffer =>
  Buffer.from(`%PDF-1.4\n1 0 obj\n<<>>\nendobj\n% ${text}\ntrailer\n<<>>\n%%EOF\n`);
const file = (name: string) => ({ name, mimeType: 'application/pdf', buffer: pdf(name) });
const text = (page: Page) => page.locator('main').innerText();

async function fillDay(page: Page, field: string, day: string, month: string, year: string): Promise<void> {
  for (const [unit, value] of Object.entries({ day, month, year }))
    await page.locator(`input[name="${field}-${unit}"]`).fill(value);
}

describe('a supplier', () => {
  step('writes a statement, and what is wrong stands beside its field', async () => {
    await supplier.goto('/assessment/documents');
    await look(supplier, 'Your documents');
    await follow(supplier, 'Write a statement for them');
    await look(supplier, 'Your statements as a supplier');
    await follow(supplier, 'Write a statement');
    await look(supplier, 'Write a statement for your customers');
    await supplier.getByLabel('The statement itself').setInputFiles(file('Eastbrook statement 2026.pdf'));
    await press(supplier, 'Offer it to everybody');
    await look(supplier, 'Write a statement for your customers');
    expect(await supplier.title()).toMatch(/^Error: /);
    await supplier.getByLabel('Title').fill('How our rota software keeps data safe');
    await supplier.getByLabel('Products or services it is about').fill('Eastbrook Rota');
    await supplier.getByLabel('What it says, in short').fill('Data stays in England. We have ISO 27001.');
    await supplier.locator('input[name="questions"][value="10.1.2"]').check();
    await press(supplier, 'Offer it to everybody');
    await look(supplier, 'Your statements as a supplier');
    expect(await text(supplier)).toContain('0 organisations have added it');
  });
});

describe('a home', () => {
  step('looks for it on the way from a question', async () => {
    await home.goto('/assessment/items/10.1.2');
    await follow(home, 'Use a supplier’s statement');
    await look(home, 'Find a supplier’s statement');
    await home.getByLabel('Name or ODS code of the supplier').fill('eastbrok rota');
    await press(home, 'Search');
    await look(home, 'Statements of suppliers for');
    expect(await text(home)).toContain('(VL0PT)');
    await follow(home, 'How our rota software keeps data safe');
    await look(home, 'How our rota software keeps data safe');
  });

  step('uses it in the answer', async () => {
    await press(home, 'Use it in question 10.1.2');
    await look(home, /./);
    expect(await home.locator('input[name="existing"]').isChecked()).toBe(true);
    await press(home, 'Add and stay on this page');
    await look(home, /./);
    expect(await text(home)).toContain('Eastbrook statement 2026.pdf');
    await home.goto('/assessment/documents');
    await look(home, 'Your documents');
    expect(await text(home)).toContain('Question 10.1.2');
  });
});

describe('a newer version', () => {
  step('is put in place by the supplier', async () => {
    await supplier.goto('/your-statements');
    expect(await text(supplier)).toContain('1 organisation has added it');
    await follow(supplier, 'Put a newer version in its place');
    await look(supplier, 'Put a newer version of How our rota software keeps data safe in its place');
    await supplier.getByLabel('The statement itself').setInputFiles(file('Eastbrook statement 2027.pdf'));
    await fillDay(supplier, 'effectiveOn', '3', '5', '2027');
    await press(supplier, 'Put it in place');
    await look(supplier, 'Your statements as a supplier');
  });

  step('is seen by the home, and put everywhere', async () => {
    await home.goto('/assessment/documents');
    await look(home, 'Your documents');
    expect(await text(home)).toContain('Newer version from 3 May 2027');
    await follow(home, 'Put the newer version in its place');
    await look(home, 'Newer version of Eastbrook statement 2026.pdf');
    await press(home, 'Use the newer version and check');
    await look(home, 'Check what would change');
    await press(home, 'Put it in this answer');
    await look(home, 'Your documents');
    expect(await text(home)).toContain('Replaced by Eastbrook statement 2027.pdf');
    await home.goto('/assessment/items/10.1.2/history');
    expect(await text(home)).toContain(
      'Eastbrook statement 2026.pdf was replaced by Eastbrook statement 2027.pdf',
    );
  });

  step('has other words beside it when the supplier changes them', async () => {
    await follow(supplier, 'Change what it says');
    await look(supplier, 'Change what your statement says');
    await supplier.getByLabel('What it says, in short').fill('Data stays in England. We have the DSPT.');
    await press(supplier, 'Save');
    await look(supplier, 'Your statements as a supplier');
  });

  step('can be withdrawn, and stays with the home', async () => {
    await follow(supplier, 'Withdraw it');
    await look(supplier, 'Withdraw How our rota software keeps data safe');
    await press(supplier, 'Withdraw it');
    await look(supplier, 'Your statements as a supplier');
    await home.goto('/assessment/documents');
    expect(await text(home)).toContain('Withdrawn by the supplier on');
    await follow(home, 'Statement of EASTBROOK HOUSE');
    await look(home, 'How our rota software keeps data safe');
    expect(await text(home)).toContain('it stays in your documents');
  });
});
