import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { launch, person } from '../support/browser.js';
import { acceptInvitation, look, press, provider, registered } from '../support/provider.js';
import { journey } from '../support/steps.js';

/** The same form in two windows, without JavaScript: what is sent second is refused, shown beside the other, and kept. */
const step = journey();
const carl = provider('Carl');
let browser: Browser;
let first: Page;
let second: Page;

beforeAll(async () => {
  browser = await launch();
  first = await registered(browser, provider('Olga'), 'VL0DH');
  second = await first.context().newPage();
  second.setDefaultTimeout(8_000);
});
afterAll(() => browser?.close());

const main = () => second.locator('main').innerText();

/** Opens a form in both, fills it in differently, and sends one after the other. */
async function bothSend(
  address: string,
  button: string | RegExp,
  fill: (tab: Page, which: 'first' | 'second') => Promise<void>,
): Promise<void> {
  for (const tab of [first, second]) await tab.goto(address);
  await fill(first, 'first');
  await fill(second, 'second');
  await press(first, button);
  expect(await first.title()).not.toMatch(/^Error/);
  await press(second, button);
}

async function looksWrong(heading: RegExp | string): Promise<void> {
  await look(second, heading);
  expect(await second.title()).toMatch(/^Error: /);
}

async function addressOf(page: string, link: Locator): Promise<string> {
  await first.goto(page);
  return (await link.first().getAttribute('href'))!;
}

describe('what somebody else has changed meanwhile', () => {
  step('in the profile', async () => {
    await bothSend('/profile/email-and-certificate', 'Save and continue', async (tab, which) => {
      const email = which === 'first' ? 'no' : 'yes';
      await tab.locator(`input[name="nhsmailOnly"][value="${email}"]`).check();
      await tab.locator('input[name="cyberEssentialsPlus"][value="no"]').check();
    });
    await look(second, 'Somebody else has changed this answer');
    expect(await main()).toMatch(/The answer of Olga Tester[\s\S]*No[\s\S]*Your answer[\s\S]*Yes/);
    await press(second, 'Change my answer first');
    await look(second, 'Email and Cyber Essentials PLUS');
    expect(await second.locator('input[name="nhsmailOnly"][value="yes"]').isChecked()).toBe(true);
  });

  step('in the action plan', async () => {
    await bothSend('/action-plan', 'Save and stay on this page', (tab, which) =>
      tab.locator('.app-plan textarea').first().fill(`Typed in the ${which} window`),
    );
    await looksWrong('Action plan');
    expect(await second.locator('.app-plan textarea').first().inputValue()).toBe(
      'Typed in the second window',
    );
    expect(await main()).toContain('Typed in the first window');
  });

  step('of the dates of a document', async () => {
    await first.goto('/assessment/items/1.1.2');
    const file = { name: 'Policy.txt', mimeType: 'text/plain', buffer: Buffer.from('Our policy') };
    await first.getByLabel('Upload a document').setInputFiles(file);
    await press(first, 'Add and stay on this page');
    const dates = await addressOf('/assessment/documents', first.locator('main a[href$="/dates"]'));
    await bothSend(dates, 'Save', async (tab, which) => {
      const day = { day: '3', month: '5', year: which === 'first' ? '2027' : '2028' };
      for (const [unit, value] of Object.entries(day))
        await tab.locator(`input[name="expiresOn-${unit}"]`).fill(value);
    });
    await looksWrong('Dates of Policy.txt');
    expect(await second.locator('input[name="expiresOn-year"]').inputValue()).toBe('2028');
    expect(await main()).toContain('3 May 2027');
  });

  step('of one’s own details', async () => {
    await bothSend('/account/details', 'Save', (tab, which) =>
      tab.getByLabel('First name').fill(which === 'first' ? 'Olivia' : 'Helga'),
    );
    await looksWrong('Your name and telephone number');
    expect(await second.getByLabel('First name').inputValue()).toBe('Helga');
  });

  step('of the emails one wants', async () => {
    await bothSend('/account/emails', 'Save', (tab, which) =>
      tab.locator(`input[name="wanted"][value="${which === 'first' ? 'news' : 'reminders'}"]`).uncheck(),
    );
    await looksWrong('Emails we send you');
    expect(await second.locator('input[name="wanted"][value="reminders"]').isChecked()).toBe(false);
  });

  step('in an incident', async () => {
    await first.goto('/incidents/new');
    await press(first, 'Save and see what to do');
    await bothSend(`${new URL(first.url()).pathname}/edit`, 'Save and see what to do', (tab, which) =>
      tab.getByLabel('What happened, in a few words').fill(`Told in the ${which} window`),
    );
    await look(second, 'Somebody else has changed this answer');
    expect(await main()).toMatch(/Told in the first window[\s\S]*Told in the second window/);
  });

  step('of the role of a person', async () => {
    await first.goto('/users/invite');
    await first.getByLabel('Work email address').fill(carl.email);
    await first.getByLabel('First name').fill(carl.firstName);
    await first.getByLabel('Last name').fill(carl.lastName);
    await first.getByLabel('Member', { exact: true }).check();
    await press(first, 'Send the invitation');
    await acceptInvitation(await person(browser, { javaScript: false }), carl);
    const role = await addressOf('/users', first.locator('main a[href$="/role"]', { hasText: 'Carl' }));
    await bothSend(role, 'Change the role', (tab, which) =>
      tab.getByLabel(which === 'first' ? 'Auditor' : 'Administrator', { exact: true }).check(),
    );
    await looksWrong('Change the role of Carl Tester');
    expect(await main()).toContain('Their role now: Auditor');
    expect(await second.getByLabel('Administrator', { exact: true }).isChecked()).toBe(true);
  });
});

describe('what is read of a spreadsheet', () => {
  step('is shown before anything is saved', async () => {
    await first.goto('/action-plan/upload');
    const link = first.getByRole('link', { name: 'Download the spreadsheet' });
    const [download] = await Promise.all([first.waitForEvent('download'), link.click()]);
    const buffer = await readFile(await download.path());
    await first
      .getByLabel('Choose your spreadsheet')
      .setInputFiles({ name: 'plan.xlsx', mimeType: '', buffer });
    await press(first, 'Upload and check');
    await look(first, 'Check what we read from your spreadsheet');
  });
});
