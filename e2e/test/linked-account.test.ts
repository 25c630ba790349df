import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { OpenidProvider } from '@dspt/testing/openid-provider';
import type { Browser, Page } from 'playwright-core';
import { launch, person } from '../support/browser.js';
import { emailTo } from '../support/mailbox.js';
import { platform } from '../support/platform.js';
import { follow, leadingOn, look, press, provider, registered, signIn } from '../support/provider.js';
import { journey } from '../support/steps.js';

const step = journey();
const olive = provider('Olive');
const main = (page: Page) => page.locator('main').innerText();
let browser: Browser;
let staffmail: OpenidProvider;
let page: Page;
/** The same person at another computer. */
let elsewhere: Page;

beforeAll(async () => {
  browser = await launch();
  page = await registered(browser, olive, 'VL04W');
  elsewhere = await person(browser, { javaScript: false });
});
afterAll(async () => {
  await browser?.close();
  await staffmail?.close();
});

async function signInThere(at: Page, account: string): Promise<void> {
  await at.getByLabel('Name').fill(account);
  await press(at, 'Sign in');
}
async function startAt(at: Page): Promise<void> {
  await at.goto('/sign-in');
  await leadingOn(at, at.getByRole('button', { name: 'Sign in with Staffmail' }));
}

describe('an account of another service', () => {
  step('is of no use while that service is away, which the page says', async () => {
    await startAt(elsewhere);
    await look(elsewhere, 'Staffmail does not answer');
    await follow(elsewhere, 'Sign in with your email address and password');
    const { openidIssuer, urls } = platform;
    const comesBackTo = `${urls.portal}/sign-in/linked-account/return`;
    staffmail = await OpenidProvider.start(comesBackTo, Number(new URL(openidIssuer).port));
  });

  step('is linked by whoever shows their password here', async () => {
    await page.goto('/account');
    const row = page.locator('.nhsuk-summary-list__row', { hasText: 'Staffmail' });
    expect(await row.innerText()).toContain('Not linked');
    await leadingOn(page, row.getByRole('link', { name: 'Link' }));
    await look(page, 'Sign in with Staffmail');
    await follow(page, 'Go to Staffmail');
    await signInThere(page, 'olive');
    await look(page, 'Link your Staffmail account');
    expect(await main(page)).toMatch(new RegExp(`olive@staffmail.example[\\s\\S]*${olive.email}`));
    await page.getByLabel('Password', { exact: true }).fill('Not the password');
    await press(page, 'Link it');
    await page.getByText('This is not your password.').first().waitFor();
    await look(page, 'Link your Staffmail account');
    await page.getByLabel('Password', { exact: true }).fill(olive.password);
    await press(page, 'Link it');
    await page.getByText('Your accounts are linked.').waitFor();
    await look(page, 'Sign in with Staffmail');
    await emailTo(olive.email, /can now sign in with Staffmail/);
  });

  step('opens the account without a password, and leads to where one wanted to go', async () => {
    await press(page, 'Sign out');
    await page.goto('/users');
    await look(page, 'Sign in');
    await leadingOn(page, page.getByRole('button', { name: 'Sign in with Staffmail' }));
    await page.waitForURL('**/users');
  });

  step('that is not linked is told so, and is linked after signing in once', async () => {
    await startAt(elsewhere);
    await signInThere(elsewhere, 'olive.tester');
    await look(elsewhere, 'Your Staffmail account is not linked yet');
    expect(await main(elsewhere)).toContain('olive.tester@staffmail.example');
    await leadingOn(elsewhere, elsewhere.getByRole('button', { name: 'Sign in and link it' }));
    await elsewhere.getByLabel('Email address').fill(olive.email);
    await elsewhere.getByLabel('Password', { exact: true }).fill(olive.password);
    await press(elsewhere, 'Sign in');
    await look(elsewhere, 'Link your Staffmail account');
    await elsewhere.getByLabel('Password', { exact: true }).fill(olive.password);
    await press(elsewhere, 'Link it');
    await elsewhere.getByText('Your accounts are linked.').waitFor();
  });

  step('that took its place leaves the one before without any', async () => {
    await press(page, 'Sign out');
    await startAt(page);
    await look(page, 'Your Staffmail account is not linked yet');
  });

  step('says so when somebody turns back there, or comes back to an old page', async () => {
    const other = await person(browser, { javaScript: false });
    await startAt(other);
    await press(other, 'Cancel');
    await look(other, 'You did not sign in to Staffmail');
    await other.reload();
    await look(other, 'You could not be signed in with Staffmail');
    await follow(other, 'Sign in with your email address and password');
    await look(other, 'Sign in');
  });

  step('is unlinked, and the password works as before', async () => {
    await elsewhere.goto('/account/linked-account');
    await follow(elsewhere, 'Unlink it');
    await look(elsewhere, 'Sign in with Staffmail no longer');
    await elsewhere.getByLabel('Password', { exact: true }).fill('Not the password');
    await press(elsewhere, 'Unlink it');
    await look(elsewhere, 'Sign in with Staffmail no longer');
    await elsewhere.getByLabel('Password', { exact: true }).fill(olive.password);
    await press(elsewhere, 'Unlink it');
    await elsewhere.getByText('Your accounts are no longer linked.').waitFor();
    await emailTo(olive.email, /no longer sign in with Staffmail/);
    await press(elsewhere, 'Sign out');
    await signIn(elsewhere, olive);
    await elsewhere.waitForURL(/\/(home|profile)/);
  });
});
