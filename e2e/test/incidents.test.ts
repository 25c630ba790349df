import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axe, launch } from '../support/browser.js';
import { downloaded, follow, look, press, provider, registered } from '../support/provider.js';
import { signedIn } from '../support/staff.js';
import { journey } from '../support/steps.js';

/** A manager without JavaScript, from what happened to its end; the helpdesk reads it. */
const step = journey();
const title = 'Care plan sent to the wrong family';
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  page = await registered(browser, provider('Ines'), 'VL063');
});
afterAll(() => browser?.close());

const todo = () => page.locator('main').innerText();

describe('an incident without JavaScript', () => {
  step('is begun from home with what is known', async () => {
    await page.goto('/home');
    await follow(page, 'Incidents');
    await look(page, 'Incidents');
    await follow(page, 'Report an incident');
    await page.getByLabel('About how many people?').fill('about ten');
    await page.getByLabel('What happened, in a few words').fill(title);
    await press(page, 'Save and see what to do');
    await look(page, 'Report an incident');
    expect(await page.locator('.nhsuk-error-summary').innerText()).toContain(
      'Enter a whole number, such as 12',
    );
    expect(await page.getByLabel('What happened, in a few words').inputValue()).toBe(title);
    await page.getByLabel('About how many people?').fill('10');
    await press(page, 'Save and see what to do');
    await look(page, title);
    expect(await todo()).toContain('Some answers are missing');
  });

  step('says what is missing when it is reported, beside each field', async () => {
    await press(page, 'Report this incident');
    await look(page, 'Change what is known of the incident');
    expect(await page.locator('.nhsuk-error-summary a').count()).toBe(7);
    await page.getByLabel('Information was sent or given to the wrong person').check();
    await page.getByLabel('What happened?', { exact: true }).fill('It was in the wrong envelope.');
    const yesterday = new Date(Date.now() - 24 * 3600_000).toISOString().slice(0, 10).split('-');
    for (const [index, part] of ['Year', 'Month', 'Day'].entries())
      await page.getByLabel(part, { exact: true }).first().fill(yesterday[index]!);
    await page.getByLabel('At what time?').fill('9.05');
    await page.getByLabel('Yes', { exact: true }).check();
    await page.getByLabel('People you care for').check();
    await page.getByLabel('It is likely').check();
    await page.getByLabel('No harm').check();
    await press(page, 'Save and see what to do');
  });

  step('says until when the regulator must be told, and is reported', async () => {
    await look(page, title);
    expect(await todo()).toMatch(/You must tell the ICO[\s\S]*at 9:05am/);
    await press(page, 'Report this incident');
    await look(page, title);
    expect(await page.locator('main').innerText()).toContain('Open');
  });

  step('is told, closed, and listed', async () => {
    await follow(page, 'Change or add something');
    const today = new Date().toISOString().slice(0, 10).split('-');
    for (const [index, part] of ['Year', 'Month', 'Day'].entries())
      await page.getByLabel(part, { exact: true }).last().fill(today[index]!);
    await press(page, 'Save');
    expect(await todo()).toContain('You told the ICO on');
    await press(page, 'Close: it has been dealt with');
    await look(page, title);
    await page.goto('/incidents');
    await look(page, 'Incidents');
    expect(await page.locator('main table').innerText()).toMatch(
      /Closed\s+The ICO\s+Told on|Closed\s+Told on/,
    );
  });

  step('is read by the helpdesk', async () => {
    const operator = await signedIn(browser, 'helpdesk-operator');
    await operator.goto('/admin/incidents?filter=%7B%22code%22%3A%22VL063%22%7D');
    await operator.getByRole('link', { name: title }).click();
    await operator.getByText('It was in the wrong envelope.').waitFor();
    expect(await axe(operator)).toEqual([]);
  });

  step('is opened again, and need not be told by what is known now', async () => {
    await follow(page, title);
    await press(page, 'Open it again');
    expect(await todo()).toContain('Opened again');
    await follow(page, 'Change or add something');
    await page.getByLabel('It is not likely').check();
    await press(page, 'Save');
    await look(page, title);
    expect(await todo()).toContain('you need not tell the ICO');
  });

  step('is withdrawn with a reason, and stays in the list that is downloaded', async () => {
    await page.getByText('Withdraw it: it was no incident').click();
    await press(page, 'Withdraw');
    await look(page, title);
    expect(await page.title()).toMatch(/^Error: /);
    await page.getByLabel('Why do you withdraw it?').fill('The family had asked for it.');
    await press(page, 'Withdraw');
    await look(page, title);
    expect(await todo()).toMatch(/Withdrawn[\s\S]*The family had asked for it\./);
    await page.goto('/incidents');
    const { name, file } = await downloaded(page, 'Download the list (CSV)');
    expect(name).toBe('incidents-of-VL063.csv');
    expect(file.toString()).toMatch(new RegExp(`${title},.*,Withdrawn,No,`));
  });
});
