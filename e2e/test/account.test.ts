import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { generateSync } from 'otplib';
import type { Browser, Page } from 'playwright-core';
import { launch, person } from '../support/browser.js';
import { emailTo } from '../support/mailbox.js';
import {
  acceptInvitation,
  follow,
  leadingOn,
  look,
  press,
  provider,
  registered,
  signIn,
} from '../support/provider.js';
import { journey } from '../support/steps.js';

const step = journey();
const ann = provider('Ann');
const chosen = 'Green teapot by the door';
let browser: Browser;
let page: Page;
let elsewhere: Page;
let codes: string[];

beforeAll(async () => {
  browser = await launch();
  page = await registered(browser, ann, 'VL06G');
  elsewhere = await person(browser, { javaScript: false });
});
afterAll(() => browser?.close());

/** The link of a row of the account page. */
const change = (row: string, link: string) =>
  leadingOn(
    page,
    page.locator('.nhsuk-summary-list__row', { hasText: row }).getByRole('link', { name: link }),
  );

describe('one’s own account, without JavaScript', () => {
  step('a new name and telephone number are on the page at once', async () => {
    await page.goto('/account');
    await look(page, 'Your account');
    await change('Name', 'Change');
    await look(page, 'Your name and telephone number');
    await page.getByLabel('First name').fill('Anna');
    await page.getByLabel('Telephone number').fill('01632 960 001');
    await press(page, 'Save');
    await look(page, 'Your account');
    expect(await page.locator('main').innerText()).toMatch(/Anna Tester[\s\S]*01632 960 001/);
  });

  step('all that is kept about somebody is on one page, and in one file', async () => {
    await page.goto('/account');
    await follow(page, 'See and download what we keep about you');
    await look(page, 'What we keep about you');
    expect(await page.locator('main').innerText()).toMatch(/01632 960 001[\s\S]*Confirm address to register/);
    const answer = await page.request.get('/account/data.json');
    expect(answer.headers()['content-disposition']).toContain('attachment');
    expect(await answer.json()).toMatchObject({
      'Your account': [{ 'First name': 'Anna' }],
      'Emails to you': expect.arrayContaining([expect.objectContaining({ To: ann.email })]),
    });
  });

  step('a new password signs out everywhere else, and is told by email', async () => {
    await signIn(elsewhere, ann);
    await page.goto('/account');
    await change('Password', 'Change');
    await look(page, 'Change your password');
    await page.getByLabel('Current password', { exact: true }).fill(ann.password);
    await page.getByLabel('New password', { exact: true }).fill(chosen);
    await page.getByLabel('Enter the new password again').fill(chosen);
    await press(page, 'Change my password');
    await look(page, 'Your account');
    await emailTo(ann.email, /password has been changed/);
    await elsewhere.goto('/account');
    await look(elsewhere, 'Sign in');
  });

  step('where somebody is signed in is listed, and ended from there', async () => {
    await signIn(elsewhere, { ...ann, password: chosen });
    await page.goto('/account');
    await change('Signed in', 'See where');
    await look(page, 'Where you are signed in');
    expect(await page.locator('main').innerText()).toContain('Chrome on Linux');
    await press(page, /^Sign out Chrome/);
    await look(page, 'Where you are signed in');
    await elsewhere.goto('/account');
    await look(elsewhere, 'Sign in');
  });

  step('an authenticator app is set up, and the recovery codes are kept', async () => {
    await page.goto('/account');
    await change('Authenticator app', 'Set up');
    await look(page, 'Enter your password again');
    await page.getByLabel('Password', { exact: true }).fill(chosen);
    await press(page, 'Continue');
    await look(page, 'Set up an authenticator app');
    const secret = (await page.locator('main strong.app-break').innerText()).replaceAll(/\s/g, '');
    await page.getByLabel(/6-digit code/).fill(generateSync({ secret }));
    await press(page, 'Continue');
    await look(page, 'Keep your recovery codes');
    codes = await page.locator('.app-codes li').allInnerTexts();
    expect(codes).toHaveLength(10);
    await press(page, 'Continue');
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.locator('.app-codes li').allInnerTexts()).toEqual(codes);
    await look(page, 'Keep your recovery codes');
    await page.getByLabel('I have kept them').check();
    await press(page, 'Continue');
    await look(page, 'Your account');
    expect(await page.locator('main').innerText()).toContain('10 left');
    await page.goto('/account/recovery-codes');
    await look(page, /./);
  });

  step('a recovery code lets in, and takes the app away that has been lost', async () => {
    await page.context().clearCookies();
    await signIn(page, { ...ann, password: chosen });
    await look(page, 'Enter your 6-digit code');
    await page.getByLabel(/6-digit code/).fill(codes[0]!);
    await press(page, 'Continue');
    await emailTo(ann.email, /recovery codes was used/);
    await page.goto('/account');
    expect(await page.locator('main').innerText()).toContain('9 left');
    await change('Authenticator app', 'Take away');
    await look(page, 'Take your authenticator app away');
    await page.getByLabel('Password', { exact: true }).fill(chosen);
    await page.getByLabel(/6-digit code/).fill(codes[1]!);
    await press(page, 'Take the app away');
    await look(page, 'Your account');
    await emailTo(ann.email, /no authenticator app any more/);
    await follow(page, 'Set up');
    await look(page, 'Enter your password again');
  });

  step('an account is closed for good, and its address is free', async () => {
    const leaver = provider('Lea');
    const other = await registered(browser, leaver, 'VL05E');
    await other.goto('/account');
    await follow(other, 'Close your account');
    await look(other, 'Close your account?');
    await other.getByLabel('Password', { exact: true }).fill(leaver.password);
    await press(other, 'Close my account');
    await other.getByText('Somebody else has to administer your organisations first').first().waitFor();
    await look(other, 'Close your account?');
    const second = provider('Sam');
    await other.goto('/users/invite');
    await other.getByLabel('First name').fill('Sam');
    await other.getByLabel('Last name').fill('Second');
    await other.getByLabel(/[Ee]mail address/).fill(second.email);
    await other.getByLabel('Administrator').check();
    await press(other, 'Send the invitation');
    await acceptInvitation(await person(browser, { javaScript: false }), second);
    await other.goto('/account/close');
    await other.getByLabel('Password', { exact: true }).fill(leaver.password);
    await press(other, 'Close my account');
    await other.getByText('Your account is closed.').waitFor();
    await emailTo(leaver.email, /Your account is closed/);
    await emailTo(second.email, /has left/);
    await signIn(other, leaver);
    await other.getByText('Check your email address and password').first().waitFor();
  });
});
