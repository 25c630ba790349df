import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launch, person } from '../support/browser.js';
import { emailTo } from '../support/mailbox.js';
import { follow, leadingOn, look, press, provider, registered, signIn } from '../support/provider.js';
import { journey } from '../support/steps.js';

const step = journey();
const peggy = provider('Peggy');
let browser: Browser;
let page: Page;
/** The same person at another computer, which has no passkey. */
let elsewhere: Page;

beforeAll(async () => {
  browser = await launch();
  await registered(browser, peggy, 'VL039');
  page = await person(browser, { javaScript: true });
  elsewhere = await person(browser, { javaScript: false });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
});
afterAll(() => browser?.close());

const button = (name: string) => page.getByRole('button', { name, exact: true });
const signOut = () => press(page, 'Sign out');
let codes: string[];

describe('a passkey', () => {
  step('that nobody has made is not found, and the page says what else to do', async () => {
    await page.goto('/sign-in');
    await button('Sign in with a passkey').click();
    await page.getByText('No passkey was used. Try again, or choose another way.').waitFor();
    await look(page, 'Sign in');
  });

  step('is made after the password has been shown', async () => {
    await signIn(page, peggy);
    await page.goto('/account');
    const row = page.locator('.nhsuk-summary-list__row', { hasText: 'Passkeys' });
    await leadingOn(page, row.getByRole('link', { name: 'Add' }));
    await look(page, 'Your passkeys');
    await follow(page, 'Add a passkey');
    await look(page, 'Add a passkey');
    await page.getByLabel('Password', { exact: true }).fill('Not the password');
    await press(page, 'Continue');
    await look(page, 'Add a passkey');
    await page.getByLabel('Password', { exact: true }).fill(peggy.password);
    await press(page, 'Continue');
    await look(page, 'Make a passkey');
  });

  step('needs a name, and comes with recovery codes', async () => {
    await press(page, 'Make the passkey');
    await page.getByText('Give the passkey a name, such as “My phone”').first().waitFor();
    await look(page, 'Make a passkey');
    await page.getByLabel('What do you want to call it?').fill('Office computer');
    await press(page, 'Make the passkey');
    await look(page, 'Keep your recovery codes');
    codes = await page.locator('.app-codes li').allInnerTexts();
    expect(codes).toHaveLength(10);
    await page.getByLabel('I have kept them').check();
    await press(page, 'Continue');
    await look(page, 'Your passkeys');
    expect(await page.locator('main').innerText()).toMatch(/Office computer[\s\S]*Not yet/);
    await emailTo(peggy.email, /passkey was added/);
  });

  step('is all that is needed to sign in', async () => {
    await signOut();
    await page.goto('/sign-in?return=%2Faccount%2Fpasskeys');
    await press(page, 'Sign in with a passkey');
    await page.waitForURL('**/account/passkeys');
    expect(await page.locator('main').innerText()).not.toContain('Not yet');
  });

  step('is asked for after the password, too', async () => {
    await signOut();
    await signIn(page, peggy);
    await look(page, 'Use your passkey');
    await press(page, 'Use your passkey');
    await page.waitForURL(/\/(home|profile)/);
  });

  step('without JavaScript a recovery code does', async () => {
    await elsewhere.goto('/sign-in');
    expect(await elsewhere.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0);
    await signIn(elsewhere, peggy);
    await look(elsewhere, 'Use your passkey');
    await elsewhere.getByText('Your browser cannot use passkeys').waitFor();
    await elsewhere.getByLabel('Or enter a recovery code').fill(codes[0]!);
    await press(elsewhere, 'Continue');
    await elsewhere.waitForURL(/\/(home|profile)/);
  });

  step('cannot be made without JavaScript, and the page says so', async () => {
    await elsewhere.goto('/account/passkeys/add');
    await elsewhere.getByLabel('Password', { exact: true }).fill(peggy.password);
    await press(elsewhere, 'Continue');
    await look(elsewhere, 'Make a passkey');
    await elsewhere.getByText('Your browser cannot make passkeys').waitFor();
  });

  step('is taken away, and opens nothing any more', async () => {
    await page.goto('/account/passkeys');
    await follow(page, 'Take it away');
    await look(page, /Take the passkey “Office computer” away/);
    await page.getByLabel('Password', { exact: true }).fill(peggy.password);
    await press(page, 'Take it away');
    await look(page, 'Your passkeys');
    await page.getByText('You have no passkey yet').waitFor();
    await emailTo(peggy.email, /passkey was taken away/);
    await signOut();
    await page.goto('/sign-in');
    await press(page, 'Sign in with a passkey');
    await page.getByText('This passkey was not taken').first().waitFor();
    await look(page, 'Sign in');
    await signIn(page, peggy);
    await page.waitForURL(/\/(home|profile)/);
  });
});
