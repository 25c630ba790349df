import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launch, person } from '../support/browser.js';
import { emailsTo, emailTo, linkIn } from '../support/mailbox.js';
import { leadingOn, look, press, provider, registered, signIn } from '../support/provider.js';
import { journey } from '../support/steps.js';

/** Without JavaScript. */
const step = journey();
const nora = provider('Nora');
const wanted = nora.email.replace('nora.', 'nora.new.');
let browser: Browser;
let page: Page;
/** Where the mailboxes are read: another browser, in which nobody is signed in. */
let mailboxes: Page;

beforeAll(async () => {
  browser = await launch();
  page = await registered(browser, nora, 'VL03H');
  mailboxes = await person(browser, { javaScript: false });
});
afterAll(() => browser?.close());

const ask = async (email: string, password = nora.password) => {
  await page.getByLabel('New email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await press(page, 'Send the links');
};

/** The link in the email to the address they have that asks about this new one. */
async function linkAbout(address: string): Promise<string> {
  for (const until = Date.now() + 60_000; Date.now() < until;) {
    const email = (await emailsTo(nora.email)).find(({ text }) => text.includes(address));
    if (email) return linkIn(email, '/email-change/old/');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No email about ${address}`);
}

describe('another email address', () => {
  step('is asked for with the password, and what is wrong is said', async () => {
    await page.goto('/account');
    const row = page.locator('.nhsuk-summary-list__row', { hasText: 'Email address' });
    await leadingOn(page, row.getByRole('link', { name: 'Change' }));
    await look(page, 'Change your email address');
    await ask(nora.email);
    await page.getByText('This is the address that you have. Enter another').first().waitFor();
    await ask(wanted, 'Not the password');
    await look(page, 'Change your email address');
    expect(await page.getByLabel('New email address').inputValue()).toBe(wanted);
  });

  step('waits for both mailboxes', async () => {
    await ask(wanted);
    await look(page, 'Check both of your mailboxes');
    expect((await page.locator('main').innerText()).match(/Not yet confirmed/g)).toHaveLength(2);
  });

  step('is not wanted by whoever reads one of them: nothing changes', async () => {
    await mailboxes.goto(await linkAbout(wanted));
    await look(mailboxes, 'Do you want another email address?');
    await press(mailboxes, 'Stop it');
    await look(mailboxes, 'Nothing has changed');
    await mailboxes.goto(linkIn(await emailTo(wanted, /Confirm/), '/email-change/new/'));
    await look(mailboxes, 'Nothing has changed');
  });

  step('is asked for again, and cancelled', async () => {
    await page.goto('/account/email');
    await ask(wanted);
    await look(page, 'Check both of your mailboxes');
    await press(page, 'Keep the address I have');
    await look(page, 'Your account');
    expect(await page.locator('main').innerText()).toContain(nora.email);
  });

  step('is confirmed by both, and is the one to sign in with', async () => {
    const third = wanted.replace('new', 'newest');
    await page.goto('/account/email');
    await ask(third);
    await mailboxes.goto(linkIn(await emailTo(third, /Confirm/), '/email-change/new/'));
    await look(mailboxes, 'Is this your new email address?');
    await press(mailboxes, 'Yes, use this address');
    await look(mailboxes, 'Now the other mailbox');
    await page.goto('/account/email');
    expect(await page.locator('main').innerText()).toMatch(/newest[\s\S]*Confirmed/);
    await mailboxes.goto(await linkAbout(third));
    await look(mailboxes, 'Do you want another email address?');
    await press(mailboxes, 'Yes, change it');
    await look(mailboxes, 'Your email address has changed');
    await emailTo(third, /has changed/);
    await emailTo(nora.email, /another address now/);
    await page.goto('/account');
    await look(page, 'Sign in');
    await signIn(page, { ...nora, email: third });
    await page.waitForURL(/\/(home|profile)/);
  });
});
