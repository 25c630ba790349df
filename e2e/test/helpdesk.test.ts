import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launch, person } from '../support/browser.js';
import {
  accessible,
  approve,
  begin,
  choose,
  previewAndDo,
  takeBack,
  toAction,
  why,
} from '../support/helpdesk.js';
import { emailTo } from '../support/mailbox.js';
import {
  acceptInvitation,
  fillDetails,
  look,
  passHumanCheck,
  press,
  provider,
  register,
  registered,
  signIn,
} from '../support/provider.js';
import { signedIn } from '../support/staff.js';
import { journey } from '../support/steps.js';

const step = journey();
const [ann, cat, deb] = [provider('Ann'), provider('Cat'), provider('Deb')];
let browser: Browser;
let olive: Page;
let sam: Page;
let caller: Page;
let numbers: { noAdministrator: string; linkEmail: string };
let resetAction: string;

const caseNumberOn = async (page: Page) => /C-\d{4}-\d+/.exec(await page.locator('main').innerText())![0];
const openCase = async (page: Page, number: string) => {
  await page.goto('/admin/cases');
  await page.getByRole('link', { name: number }).click();
  await page.getByText('What has happened').waitFor();
};

beforeAll(async () => {
  browser = await launch();
  olive = await signedIn(browser, 'helpdesk-operator');
  sam = await signedIn(browser, 'helpdesk-supervisor');
  caller = await person(browser, { javaScript: false });
  numbers = { noAdministrator: '', linkEmail: '' };
});
afterAll(() => browser?.close());

describe('nobody at the organisation works there any more', () => {
  step('Ann has registered it, and leaves', async () => {
    await caller.goto('/register/VL026');
    await register(caller, ann);
    await acceptInvitation(caller, ann);
    await caller.waitForURL(/\/profile/);
  });

  step('Cat is refused, and tells the helpdesk with one click', async () => {
    const page = await person(browser, { javaScript: false });
    await page.goto('/register/VL026');
    await press(page, 'Nobody there works here any more');
    await fillDetails(page, cat);
    await page.getByLabel(/What has happened/).fill('The manager left in May and I have taken over.');
    await passHumanCheck(page);
    await press(page, 'Send to the helpdesk');
    await look(page, 'The helpdesk has your request');
    numbers.noAdministrator = await caseNumberOn(page);
    expect((await emailTo(cat.email, /We have your request/)).text).toContain(numbers.noAdministrator);
  });

  step('Olive finds the case in the queue, takes it, and writes to Cat', async () => {
    await openCase(olive, numbers.noAdministrator);
    await openCase(sam, numbers.noAdministrator);
    await choose(sam, 'State', 'Waiting for an answer');
    await sam.getByLabel('Write a note or an email').fill('Half a note');
    await accessible(olive);
    await olive.getByRole('button', { name: 'Take this case' }).click();
    await olive.getByText('Assignee: Olive Demo').waitFor();
    await olive.getByLabel('Write a note or an email').fill('We ring you back today.');
    await olive.getByRole('button', { name: /Send as an email/ }).click();
    await olive.getByText('Email sent').waitFor();
    expect((await emailTo(cat.email, /an answer from the helpdesk/)).text).toContain(
      'We ring you back today.',
    );
  });

  step('Sam, who has it open from before, is told what is different, and loses nothing chosen', async () => {
    await sam.getByRole('button', { name: 'Save' }).click();
    await sam.getByText('Somebody else has changed this case').waitFor();
    await sam.getByText('Assignee: you saw “nobody”, it is “Olive Demo” now').waitFor();
    await accessible(sam);
    expect(await sam.getByLabel('Write a note or an email').inputValue()).toBe('Half a note');
    expect(await sam.getByLabel('State').innerText()).toBe('Waiting for an answer');
    await sam.getByRole('button', { name: 'Save' }).click();
    await sam.getByText('State: Open → Waiting for an answer').waitFor();
    await sam.getByText('Assignee: Olive Demo').waitFor();
    expect(await sam.getByText('it is “Olive Demo” now').count()).toBe(0);
  });

  step('Olive asks to reset the administrator, and cannot approve that herself', async () => {
    await olive.getByRole('button', { name: 'Reset administrator' }).click();
    await choose(olive, 'The present administrators', 'are removed');
    await why(olive, numbers.noAdministrator);
    await accessible(olive);
    const said = await previewAndDo(olive, 'Ask for approval');
    expect(said).toContain(`Cat Tester (${cat.email})`);
    expect(said).toContain(`Ann Tester (${ann.email})`);
    resetAction = await toAction(olive);
    await accessible(olive);
    expect(await olive.getByRole('button', { name: 'Approve: do it' }).count()).toBe(0);
    expect(await olive.getByRole('button', { name: 'Withdraw' }).count()).toBe(1);
  });

  step('Sam approves, Cat gets in by the email, and Ann is told and out', async () => {
    await sam.goto('/admin/actions?filter=%7B%22state%22%3A%22waiting%22%7D');
    await sam.getByRole('link', { name: 'Reset administrator' }).first().waitFor();
    await accessible(sam);
    await approve(sam, resetAction);
    expect((await emailTo(ann.email, /You no longer work for/)).text).toContain('The helpdesk');
    const page = await person(browser, { javaScript: false });
    await acceptInvitation(page, cat, { subject: /You have been invited/ });
    await page.goto('/users');
    await look(page, /Users/);
    expect(await page.locator('main').innerText()).toContain(cat.email);
    await caller.goto('/users');
    expect(await caller.locator('h1').innerText()).not.toMatch(/^Users/);
  });

  step('the timeline of the organisation tells the whole story', async () => {
    await olive.goto('/admin/organisations/VL026/show?tab=timeline');
    const told = olive.getByRole('tabpanel');
    await told.getByText('Reset administrator').first().waitFor();
    const text = await told.innerText();
    for (const words of [
      'Action asked for',
      'Action approved',
      'They asked on the telephone',
      numbers.noAdministrator,
    ])
      expect(text).toContain(words);
    await accessible(olive);
  });
});

describe('the email address has an account already', () => {
  step('Cat, who has one now, asks to have it linked to another home', async () => {
    const page = await person(browser, { javaScript: false });
    await signIn(page, cat);
    await page.goto('/contact?topic=link-email');
    await page.getByLabel(/ODS code/).fill('VL02C');
    await page.getByLabel(/What has happened/).fill('I manage Coxley House too.');
    await press(page, 'Send to the helpdesk');
    await look(page, 'The helpdesk has your request');
    numbers.linkEmail = await caseNumberOn(page);
  });

  step('Olive links it from the case, at once, and solves the case', async () => {
    await openCase(olive, numbers.linkEmail);
    await olive.getByRole('button', { name: 'Link an email to a further organisation' }).click();
    await choose(olive, 'Role', 'Administrator');
    await why(olive, numbers.linkEmail);
    await previewAndDo(olive, 'Do it');
    await olive.getByRole('button', { name: 'Close' }).click();
    await choose(olive, 'State', 'Solved');
    await olive.getByRole('button', { name: 'Save' }).click();
    await olive.getByText('State: Open → Solved').waitFor();
    const { text } = await emailTo(cat.email, /You have been invited to COXLEY HOUSE/);
    expect(text).toContain('The helpdesk');
  });

  step('Cat accepts, and chooses between the two homes at the next sign-in', async () => {
    const first = await person(browser, { javaScript: false });
    await signIn(first, cat);
    await first.goto('/my-invitations');
    await press(first, 'Accept the invitation to COXLEY HOUSE');
    const page = await person(browser, { javaScript: false });
    await signIn(page, cat);
    await look(page, /Which organisation|Choose/i);
    await page.getByLabel(/COXLEY HOUSE/).check();
    await press(page, 'Continue');
    expect(await page.locator('body').innerText()).toContain('COXLEY HOUSE');
  });

  step('it is taken back, and Cat is told', async () => {
    await olive.goto(
      `/admin/actions?filter=${encodeURIComponent(JSON.stringify({ caseNumber: numbers.linkEmail }))}`,
    );
    await olive.locator('a', { hasText: 'Link an email to a further organisation' }).first().click();
    await olive.waitForURL(/\/actions\/[^/]+\/show/);
    await takeBack(olive, olive.url(), numbers.linkEmail);
    await emailTo(cat.email, /You no longer work for COXLEY HOUSE/);
  });
});

describe('the administrator was the right one after all', () => {
  step('the reset is taken back, again with a second person', async () => {
    await takeBack(olive, resetAction, numbers.noAdministrator, 'Ask for approval');
    await approve(sam, await toAction(olive));
    await emailTo(ann.email, /You can now work for|Your role at|You have been invited/);
    await signIn(caller, ann);
    await caller.goto('/users');
    await look(caller, /Users/);
    expect(await caller.locator('main').innerText()).toContain(ann.email);
  });
});

describe('lists of sites', () => {
  const done: Record<string, string> = {};
  const corrections = '/admin/organisations/AAAJ/show?tab=sites';
  const correct = async (action: string, evidence: string) => {
    const dialog = olive.getByRole('dialog');
    await dialog.getByLabel('From which day').fill('2026-11-01');
    await dialog.getByLabel('Evidence').fill(evidence);
    await why(olive, numbers.linkEmail);
    await previewAndDo(olive, 'Do it');
    done[action] = await toAction(olive);
    await olive.goto(corrections);
  };

  step('Deb is the administrator of the head office', async () => {
    await registered(browser, deb, 'AAAJ');
  });

  step('a site is added to a head office, and the page shows that ODS says something else', async () => {
    await olive.goto('/admin/organisations/AAAJ/show');
    await begin(olive, 'HEAD OFFICE OF WEST HALL', 'Add a site to a head office');
    await olive.getByRole('dialog').getByLabel('ODS code of the site').fill('VL050');
    await correct('added', 'Letter of 3 November');
    await emailTo(deb.email, /JOYBROOK is now a site of/);
    await olive.getByText('Corrected by the helpdesk').waitFor();
    expect(await olive.getByRole('tabpanel').innerText()).toContain('JOYBROOK (VL050)');
    await accessible(olive);
  });

  step('another is removed', async () => {
    await begin(olive, 'GREENHIVE HOUSE', 'Remove a site from a head office');
    await correct('removed', 'Sold on 1 November');
    await emailTo(deb.email, /GREENHIVE HOUSE is no longer a site of/);
    await olive.getByText('No site of').waitFor();
  });

  step('the head-office function is switched on', async () => {
    await olive.goto('/admin/organisations/AAAJ/show');
    await begin(olive, 'HEAD OFFICE OF WEST HALL', /Switch the head-office function on/);
    await why(olive, numbers.linkEmail);
    await previewAndDo(olive, 'Do it');
    done['switched'] = await toAction(olive);
    await emailTo(deb.email, /head-office function of HEAD OFFICE OF WEST HALL is on/);
  });

  step('all of it is taken back: the list is again what ODS says, and the function off', async () => {
    await takeBack(olive, done['switched']!, numbers.linkEmail);
    await emailTo(deb.email, /head-office function of HEAD OFFICE OF WEST HALL is off/);
    await takeBack(olive, done['added']!, numbers.linkEmail);
    await emailTo(deb.email, /JOYBROOK is no longer a site of/);
    await takeBack(olive, done['removed']!, numbers.linkEmail);
    await emailTo(deb.email, /GREENHIVE HOUSE is now a site of/);
    await olive.goto(corrections);
    await olive.getByText('GREENHIVE HOUSE').first().waitFor();
    expect(await olive.getByText('Corrected by the helpdesk').count()).toBe(0);
    await olive.goto('/admin/organisations/AAAJ/show?tab=timeline');
    const told = olive.getByRole('tabpanel');
    await told.getByText('Taken back: Add a site to a head office').first().waitFor();
    await told.getByText('Taken back: Switch the head-office function').first().waitFor();
  });
});
