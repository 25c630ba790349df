import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launch, person } from '../support/browser.js';
import { emailTo, linkIn } from '../support/mailbox.js';
import {
  acceptInvitation,
  follow,
  leadingOn,
  look,
  press,
  provider,
  registered,
} from '../support/provider.js';
import { journey } from '../support/steps.js';

/** Without JavaScript. */
const step = journey();
const [nora, olga] = [provider('Nora'), provider('Olga')];
let browser: Browser;
let page: Page;
/** Where the mailbox is read: another browser, in which nobody is signed in. */
let mailbox: Page;
let link: string;

beforeAll(async () => {
  browser = await launch();
  page = await registered(browser, nora, 'VL04D');
  mailbox = await person(browser, { javaScript: false });
});
afterAll(() => browser?.close());

describe('emails that people can do without', () => {
  step('have a link at their foot', async () => {
    await page.goto('/users/invite');
    await page.getByLabel('Work email address').fill(olga.email);
    await page.getByLabel('First name').fill(olga.firstName);
    await page.getByLabel('Last name').fill(olga.lastName);
    await page.getByLabel('Member', { exact: true }).check();
    await press(page, /nvit/);
    const other = await person(browser, { javaScript: false });
    await acceptInvitation(other, olga, { subject: /invited/ });
    await other.goto('/account');
    await follow(other, 'Leave');
    await press(other, 'Leave');
    link = linkIn(await emailTo(nora.email, /left/), '/stop-emails/news/');
    await other.close();
  });

  step('are stopped by a button, not by opening the link', async () => {
    await mailbox.goto(link);
    await look(mailbox, 'Do you want to stop these emails?');
    await mailbox.reload();
    await press(mailbox, 'Stop these emails');
    await look(mailbox, 'These emails have stopped');
  });

  step('are chosen on the page of the account', async () => {
    await page.goto('/account');
    const row = page.locator('.nhsuk-summary-list__row', { hasText: 'Emails we send you' });
    await leadingOn(page, row.getByRole('link', { name: 'Change' }));
    await look(page, 'Emails we send you');
    expect(await page.getByLabel('News about your organisations').isChecked()).toBe(false);
    await page.getByLabel('Work given to you').uncheck();
    await press(page, 'Save');
    await look(page, 'Your account');
    expect(await page.locator('main').innerText()).toContain('Your choice of emails has been saved.');
  });

  step('are started again by whoever has stopped them', async () => {
    await press(mailbox, 'Start them again');
    await look(mailbox, 'You get these emails again');
    await follow(mailbox, 'Choose all the emails you want');
    await look(mailbox, 'Sign in');
    await page.goto('/account/emails');
    expect(await page.getByLabel('News about your organisations').isChecked()).toBe(true);
    expect(await page.getByLabel('Work given to you').isChecked()).toBe(false);
  });

  step('a link that was cut off says so', async () => {
    await mailbox.goto(link.slice(0, -3));
    await look(mailbox, 'This link is incomplete');
  });
});
