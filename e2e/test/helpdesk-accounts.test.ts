import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { generateSync } from 'otplib';
import type { Browser, Page } from 'playwright-core';
import { launch, person } from '../support/browser.js';
import {
  accessible,
  approve,
  arriveOnEveryScreen,
  begin,
  previewAndDo,
  recordCase,
  takeBack,
  toAction,
  why,
} from '../support/helpdesk.js';
import { emailsTo, emailTo } from '../support/mailbox.js';
import { acceptInvitation, press, provider, registered, signIn } from '../support/provider.js';
import { accountOf, atDashboard, enter, signedIn } from '../support/staff.js';
import { journey } from '../support/steps.js';

const step = journey();
const [amy, bea] = [provider('Amy'), provider('Bea')];
const amysNewAddress = `amy.new.${Date.now().toString(36)}@care.example.org`;
let browser: Browser;
let olive: Page;
let sam: Page;
let amysPage: Page;
let clara: Page;
let caseNumber: string;

const people = '/admin/organisations/VL02J/show?tab=people';
const found = async (page: Page, text: string) => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(text);
  await page.getByRole('option').first().waitFor();
  return page.getByRole('option');
};
/** Does an action about somebody from the list of people of their organisation. */
async function help(about: string, action: RegExp, button: 'Do it' | 'Ask for approval'): Promise<void> {
  await olive.goto(people);
  await begin(olive, about, action);
  await why(olive, caseNumber);
  await previewAndDo(olive, button);
}
async function withApproval(about: string, action: RegExp, fill?: () => Promise<void>): Promise<string> {
  await olive.goto(people);
  await begin(olive, about, action);
  await fill?.();
  await why(olive, caseNumber);
  await previewAndDo(olive, 'Ask for approval');
  const address = await toAction(olive);
  await approve(sam, address);
  return address;
}

async function invitationsTo(address: string, count: number): Promise<void> {
  const arrived = async () =>
    (await emailsTo(address)).filter(({ subject }) => /You have been invited/.test(subject));
  for (const until = Date.now() + 15_000; (await arrived()).length < count && Date.now() < until;)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await arrived()).toHaveLength(count);
}

beforeAll(async () => {
  browser = await launch();
  olive = await signedIn(browser, 'helpdesk-operator');
  sam = await signedIn(browser, 'helpdesk-supervisor');
  amysPage = await registered(browser, amy, 'VL02J');
  caseNumber = await recordCase(olive, 'VL02J');
});
afterAll(() => browser?.close());

describe('the helpdesk helps with an account', () => {
  step('an invitation is sent again, cancelled, and given back', async () => {
    await amysPage.goto('/users/invite');
    await amysPage.getByLabel('Email address').fill(bea.email);
    await amysPage.getByLabel('First name').fill(bea.firstName);
    await amysPage.getByLabel('Last name').fill(bea.lastName);
    await amysPage.getByRole('radio', { name: /Member/ }).check();
    await press(amysPage, 'Send the invitation');
    await emailTo(bea.email, /You have been invited/);
    await help('Bea Tester', /Resend an invitation/, 'Do it');
    await help('Bea Tester', /Cancel an invitation/, 'Do it');
    await toAction(olive);
    await emailTo(bea.email, /has been cancelled/);
    await takeBack(olive, olive.url(), caseNumber);
    const page = await person(browser, { javaScript: false });
    await invitationsTo(bea.email, 3);
    await acceptInvitation(page, bea, { subject: /You have been invited/ });
    await page.waitForURL(/\/(home|profile)/);
  });

  step('a locked account is unlocked', async () => {
    const page = await person(browser, { javaScript: false });
    for (let tries = 0; tries < 6; tries++)
      await signIn(page, { email: bea.email, password: 'Wrong-Password-1' });
    await help('Bea Tester', /Unlock an account/, 'Do it');
    await emailTo(bea.email, /Your account is unlocked/);
    await signIn(page, bea);
    await page.waitForURL(/\/(home|profile)/);
    await help('Bea Tester', /End all sessions/, 'Do it');
    await emailTo(bea.email, /signed out everywhere/);
    await page.goto('/users');
    expect(page.url()).toContain('/sign-in');
  });

  step('an email address is corrected after a second person has approved it, and back again', async () => {
    const address = await withApproval('Amy Tester', /Correct an email address/, () =>
      olive
        .getByRole('dialog')
        .getByLabel(/email address/i)
        .fill(amysNewAddress),
    );
    for (const mailbox of [amy.email, amysNewAddress]) await emailTo(mailbox, /email address/i);
    const page = await person(browser, { javaScript: false });
    await signIn(page, { email: amysNewAddress, password: amy.password });
    await page.waitForURL(/\/home|\/profile/);
    await takeBack(olive, address, caseNumber, 'Ask for approval');
    await approve(sam, await toAction(olive));
    await signIn(page, amy);
    await page.waitForURL(/\/home|\/profile/);
  });

  step('two accounts of one person become one, and two again', async () => {
    const address = await withApproval('Amy Tester', /Merge two accounts/, () =>
      olive
        .getByRole('dialog')
        .getByLabel(/Email address of the account that goes/)
        .fill(bea.email),
    );
    const page = await person(browser, { javaScript: false });
    await signIn(page, bea);
    expect(page.url()).toContain('/sign-in');
    await emailTo(bea.email, /Your account with this email address has been merged into another/);
    await takeBack(olive, address, caseNumber, 'Ask for approval');
    await approve(sam, await toAction(olive));
    await emailTo(bea.email, /Your accounts are two again/);
    await signIn(page, bea);
    await page.waitForURL(/\/home|\/profile/);
  });

  step('a second factor is reset: the next sign-in sets up a new one', async () => {
    const account = accountOf('content-editor');
    await (await found(olive, account.email)).first().click();
    await olive.getByRole('heading', { level: 1, name: 'Clara Demo' }).waitFor();
    await begin(olive, 'Clara Demo', 'Reset a second factor');
    await why(olive, caseNumber);
    await previewAndDo(olive, 'Ask for approval');
    await approve(sam, await toAction(olive));
    await emailTo(account.email, /authenticator app has been taken away/);
    const page = await atDashboard(browser);
    await enter(page, account);
    await page.getByRole('heading', { name: 'Enter your password again' }).waitFor();
    await accessible(page);
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.getByRole('button', { name: 'Continue' }).click();
    const key = page.locator('main strong.app-break');
    await key.waitFor();
    const secret = (await key.innerText()).replaceAll(/\s/g, '');
    expect(secret).not.toBe(account.secret);
    await accessible(page);
    await page.getByLabel(/6-digit code/).fill(generateSync({ secret }));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor();
    await accessible(page);
    await page.getByLabel('I have kept them').check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('navigation', { name: 'Dashboard' }).waitFor();
    clara = page;
  });

  step('a content editor, who has nothing to do there, is told so, and what to do about it', async () => {
    await arriveOnEveryScreen(clara);
    await clara.getByText('Nothing waits for you here.').waitFor();
    await clara.getByRole('link', { name: 'Your account' }).waitFor();
    expect(await clara.getByRole('menuitem').allInnerTexts()).toEqual(['Your work']);
  });

  step('everything is found from anywhere, and the person page tells all of it', async () => {
    expect(await (await found(olive, 'VL02J')).first().innerText()).toContain('DEEPDENE HOUSE');
    await olive.keyboard.press('Escape');
    await olive.keyboard.press('Escape');
    expect(await (await found(olive, caseNumber)).first().innerText()).toContain(caseNumber);
    await olive.keyboard.press('Escape');
    await olive.keyboard.press('Escape');
    await (await found(olive, amy.email)).first().click();
    await olive.getByRole('heading', { level: 1, name: 'Amy Tester' }).waitFor();
    await olive.getByText('Correct an email address').first().waitFor();
    await accessible(olive);
    expect(await olive.locator('main').innerText()).toContain('DEEPDENE HOUSE');
    await olive.getByText('Taken back: Merge two accounts of one person').first().waitFor();
  });

  step('the timeline of the organisation tells what was done, for whom and why', async () => {
    await olive.goto('/admin/organisations/VL02J/show?tab=timeline');
    const told = olive.getByRole('tabpanel');
    for (const kind of ['Unlock an account', 'End all sessions', 'Resend an invitation'])
      await told.getByText(kind, { exact: true }).first().waitFor();
    for (const kind of [
      'Cancel an invitation',
      'Correct an email address',
      'Merge two accounts of one person',
    ]) {
      await told.getByText(kind, { exact: true }).first().waitFor();
      await told.getByText(`Taken back: ${kind}`, { exact: true }).first().waitFor();
    }
    const text = await told.innerText();
    for (const words of ['Why: They asked on the telephone', `Case ${caseNumber}`, 'by Olive Demo'])
      expect(text).toContain(words);
  });
});
