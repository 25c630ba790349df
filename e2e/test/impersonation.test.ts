import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launch } from '../support/browser.js';
import { accessible, recordCase } from '../support/helpdesk.js';
import { emailTo } from '../support/mailbox.js';
import { look, press, provider, registered } from '../support/provider.js';
import { signedIn } from '../support/staff.js';
import { journey } from '../support/steps.js';

const step = journey();
const vera = provider('Vera');
const organisation = '/admin/organisations/VL04K/show';
let browser: Browser;
let olive: Page;
let website: Page;
let caseNumber: string;

beforeAll(async () => {
  browser = await launch();
  await registered(browser, vera, 'VL04K');
  olive = await signedIn(browser, 'helpdesk-operator');
  caseNumber = await recordCase(olive, 'VL04K');
});
afterAll(() => browser?.close());

describe('viewing as a provider', () => {
  step('asks for a case and a reason, and leads to the website', async () => {
    await olive.goto(organisation);
    await olive.getByRole('button', { name: 'View as provider' }).click();
    const dialog = olive.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Begin to view' }).click();
    await dialog.getByText('Say why you need to see what they see').first().waitFor();
    await dialog.getByLabel('Case number').fill(caseNumber);
    await dialog.getByLabel(/Why do you need/).fill('Vera cannot find the profile');
    await accessible(olive);
    await dialog.getByRole('button', { name: 'Begin to view' }).click();
    const opened = olive.context().waitForEvent('page');
    await dialog.getByRole('link', { name: 'Open the website in a new tab' }).click();
    website = await opened;
    website.setDefaultTimeout(8_000);
    await website.getByText('You are viewing what HOMELEIGH RESIDENTIAL CARE HOME (VL04K) sees.').waitFor();
    await look(website, /HOMELEIGH RESIDENTIAL CARE HOME/);
  });

  step('shows what an auditor sees, and nothing to change', async () => {
    for (const [path, heading] of [
      ['/assessment', /assessment/i],
      ['/assessment/items/1.1.1', /./],
      ['/profile', /profile/i],
      ['/sites', /sites/i],
      ['/publications', /publications/i],
    ] as const) {
      await website.goto(path);
      await look(website, heading);
      expect(await website.getByRole('button').allInnerTexts()).toEqual(['Stop viewing']);
    }
    await website.goto('/users');
    expect(await website.locator('h1').innerText()).toBe('You cannot see this page');
    await website.goto('/account');
    expect(await website.locator('h1').innerText()).toBe('You cannot see this page');
  });

  step('refuses kindly what is sent all the same', async () => {
    await website.goto('/contact');
    await website.getByText('This form is not shown while you view as a provider').waitFor();
    await look(website, 'Contact us');
    // No page offers it: only somebody who makes a form of their own can send one.
    await website.evaluate(() => {
      const form = Object.assign(document.createElement('form'), {
        method: 'post',
        action: '/profile/check',
      });
      document.body.append(form);
      form.submit();
    });
    await website.getByRole('heading', { level: 1, name: 'You are only viewing' }).waitFor();
    await look(website, 'You are only viewing');
  });

  step('leaves the dashboard as it is, and ends there', async () => {
    await olive.goto(`${organisation}?tab=timeline`);
    await olive.getByText('Viewed as the provider').first().waitFor();
    await website.goto('/assessment');
    await press(website, 'Stop viewing');
    await website.getByRole('heading', { level: 1, name: /HOMELEIGH/ }).waitFor();
    expect(new URL(website.url()).pathname).toBe(organisation);
    await website.goto('/assessment');
    expect(await website.getByText('You are viewing what').count()).toBe(0);
    await website.goto('/viewing/over');
    await look(website, /./);
    await olive.goto(`${organisation}?tab=timeline`);
    const told = olive.getByRole('tabpanel');
    await told.getByText('Stopped viewing as the provider').waitFor();
    expect((await told.innerText()).match(/Why: Vera cannot find the profile/g)).toHaveLength(2);
  });

  step('is told to the administrators', async () => {
    const { text } = await emailTo(vera.email, /The helpdesk has looked at the toolkit of HOMELEIGH/);
    expect(text).toContain('cannot change anything');
  });
});
