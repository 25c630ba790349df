import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { generateSync } from 'otplib';
import type { Browser, Page } from 'playwright-core';
import { launch, person } from '../support/browser.js';
import { accessible, approve, begin, choose, previewAndDo, toAction, why } from '../support/helpdesk.js';
import { emailTo, linkIn } from '../support/mailbox.js';
import {
  completeProfile,
  follow,
  leadingOn,
  look,
  passHumanCheck,
  press,
  provider,
  registered,
  signIn,
} from '../support/provider.js';
import { signedIn } from '../support/staff.js';
import { journey } from '../support/steps.js';

const step = journey();
const lena = provider('Lena');
const chosen = 'Seven lamps along the pier';
const typed = 'Half of our policy is in the red folder.';
let browser: Browser;
/** Where she has always worked. */
let office: Page;
/** Where she is when she has neither telephone nor password. */
let home: Page;
let olive: Page;
let sam: Page;
let caseNumber: string;

const main = (page: Page) => page.locator('main').innerText();

beforeAll(async () => {
  browser = await launch();
  olive = await signedIn(browser, 'helpdesk-operator');
  sam = await signedIn(browser, 'helpdesk-supervisor');
  office = await registered(browser, lena, 'VL091');
  home = await person(browser, { javaScript: false });
});
afterAll(() => browser?.close());

describe('a manager who has lost both password and telephone gets back in', () => {
  step('she has an authenticator app, and work that is half done', async () => {
    await completeProfile(office, 'Social care');
    await office.goto('/assessment/items/1.3.1');
    await office.locator('textarea[name="comment"]').fill(typed);
    await press(office, 'Save and continue');
    await office.goto('/account/second-factor');
    await office.getByLabel('Password', { exact: true }).fill(lena.password);
    await press(office, 'Continue');
    const secret = (await office.locator('main strong.app-break').innerText()).replaceAll(/\s/g, '');
    await office.getByLabel(/6-digit code/).fill(generateSync({ secret }));
    await press(office, 'Continue');
    await office.getByLabel('I have kept them').check();
    await press(office, 'Continue');
    await press(office, 'Sign out');
  });

  step('after five wrong passwords she is told to wait, or to choose a new one', async () => {
    for (let tries = 0; tries < 6; tries++) await signIn(home, { ...lena, password: `Not-It-${tries}` });
    await look(home, 'Sign in');
    expect(await main(home)).toMatch(/Try again in \d+ minutes/);
    await follow(home, 'I have forgotten my password');
    await look(home, 'Forgotten password');
    await home.getByLabel('Email address').fill(lena.email);
    await passHumanCheck(home);
    await press(home, 'Send me a link');
    await look(home, 'Check your email');
  });

  step('the link in her mailbox lets her choose one, which works at once', async () => {
    const email = await emailTo(lena.email, /Choose a new password/);
    await home.goto(linkIn(email, '/reset-password/'));
    await look(home, 'Choose a new password');
    await home.getByLabel('New password', { exact: true }).fill(chosen);
    await home.getByLabel('Enter the new password again').fill(chosen);
    await press(home, 'Change my password');
    await emailTo(lena.email, /password has been changed/);
    await signIn(home, { ...lena, password: chosen });
    await look(home, 'Enter your 6-digit code');
  });

  step('she has no code, and writes to the helpdesk from there', async () => {
    await follow(home, 'contact the helpdesk');
    await look(home, 'Contact us');
    await home.getByLabel(/ODS code/).fill('VL091');
    await home.getByLabel(/What has happened/).fill('My telephone was stolen, and the codes were in it.');
    await fillIfAsked('Email address', lena.email);
    await fillIfAsked('First name', lena.firstName);
    await fillIfAsked('Last name', lena.lastName);
    await passHumanCheck(home);
    await press(home, 'Send to the helpdesk');
    await look(home, 'The helpdesk has your request');
    caseNumber = /C-\d{4}-\d+/.exec(await main(home))![0];
    await emailTo(lena.email, /We have your request/);
  });

  step('Olive finds her from the case, and asks for the second factor to be reset', async () => {
    await olive.goto('/admin/cases');
    await olive.getByRole('link', { name: caseNumber }).click();
    await olive.getByText('My telephone was stolen').first().waitFor();
    await accessible(olive);
    await olive.getByRole('button', { name: 'Take this case' }).click();
    await olive.getByText('Assignee: Olive Demo').waitFor();
    await olive.goto('/admin/organisations/VL091/show?tab=people');
    await begin(olive, 'Lena Tester', 'Reset a second factor');
    await why(olive, caseNumber);
    const said = await previewAndDo(olive, 'Ask for approval');
    expect(said).toContain('None: the password is enough');
    await approve(sam, await toAction(olive));
    await emailTo(lena.email, /authenticator app has been taken away/);
  });

  step('she is in with her new password alone, and finds what she had written', async () => {
    await home.goto('/sign-in');
    await signIn(home, { ...lena, password: chosen });
    await home.waitForURL('**/home');
    await home.goto('/assessment/items/1.3.1');
    expect(await home.locator('textarea[name="comment"]').inputValue()).toBe(typed);
    await home.goto('/account');
    const row = home.locator('.nhsuk-summary-list__row', { hasText: 'Authenticator app' });
    expect(await row.innerText()).toContain('Not set up');
    await leadingOn(home, row.getByRole('link', { name: 'Set up' }));
    await look(home, 'Enter your password again');
  });

  step('the case is solved, and tells what was done', async () => {
    await olive.goto('/admin/cases');
    await olive.getByRole('link', { name: caseNumber }).click();
    await olive.getByText('My telephone was stolen').first().waitFor();
    await choose(olive, 'State', 'Solved');
    await olive.getByRole('button', { name: 'Save' }).click();
    await olive.getByText(/State: .* → Solved/).waitFor();
    await olive.goto('/admin/organisations/VL091/show?tab=timeline');
    await olive.getByRole('tabpanel').getByText('Reset a second factor').first().waitFor();
    expect(await olive.getByRole('tabpanel').innerText()).toContain(`Case ${caseNumber}`);
  });
});

/** Whoever owes a second factor may be asked who they are, as a stranger is. */
async function fillIfAsked(label: string, text: string): Promise<void> {
  const field = home.getByLabel(label, { exact: true });
  if (await field.count()) await field.fill(text);
}
