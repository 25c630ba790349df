import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { runSql } from '@dspt/testing/database';
import { eventually } from '@dspt/testing/eventually';
import type { Browser, Page } from 'playwright-core';
import { launch, person } from '../support/browser.js';
import { emailsTo, emailTo, linkIn } from '../support/mailbox.js';
import { platform } from '../support/platform.js';
import {
  acceptInvitation,
  completeProfile,
  follow,
  look,
  passHumanCheck,
  press,
  provider,
  register,
} from '../support/provider.js';
import { journey } from '../support/steps.js';

/** What comes of emails, invitations and plans, seen without JavaScript. */
const step = journey();
let browser: Browser;
let page: Page;
const code = 'VM4C1';
const [ann, dan, eve] = [provider('Ann'), provider('Dan'), provider('Eve')];

beforeAll(async () => {
  browser = await launch();
  page = await person(browser, { javaScript: false });
});
afterAll(() => browser?.close());

/** In place of the mailbox, which takes everything. */
const refused = (email: string) =>
  runSql(
    platform.databaseUrls.notifications,
    `update emails set state = 'failed', created_at = created_at - interval '1 minute',
       tries = '[{"at":"2026-11-29T12:00:00Z","accepted":false,"answer":"550 5.1.1 no such user"}]'
     where to_address = '${email}'`,
  );

async function invite(who: typeof dan): Promise<void> {
  await page.goto('/users/invite');
  await page.getByLabel('Work email address').fill(who.email);
  await page.getByLabel('First name').fill(who.firstName);
  await page.getByLabel('Last name').fill(who.lastName);
  await page.getByLabel('Member', { exact: true }).check();
  await press(page, /nvit/);
  await page.waitForURL(/\/users\?/);
  await emailTo(who.email, /invited/);
}

/** From “check your email” to the same page once more. */
async function again(email: string): Promise<void> {
  await press(page, 'Correct the address, or send it again');
  await look(page, /Your details/);
  expect(await page.getByLabel('First name').inputValue()).toBe(ann.firstName);
  await page.getByLabel('Email address', { exact: true }).fill(email);
  await press(page, 'Continue');
  await page.getByLabel('I have read and accept the terms and conditions').check();
  await passHumanCheck(page);
  await press(page, 'Register');
  await look(page, 'Check your email');
  expect(await page.locator('main').innerText()).toContain(email);
}

describe('what became of it', () => {
  step('whoever registers corrects the address on “check your email”, and has it sent again', async () => {
    await page.goto(`/register/${code}`);
    await register(page, { ...ann, email: `x${ann.email}` });
    await again(ann.email);
    await emailTo(ann.email, /./);
    await again(ann.email);
  });

  step('whoever registers looks from “check your email” at what became of the email', async () => {
    await follow(page, 'See whether the email has been refused');
    await look(page, 'The email is on its way');
    await eventually(async () => expect(await emailsTo(ann.email)).toHaveLength(2));
    await refused(ann.email);
    await follow(page, 'Look again');
    await look(page, 'The email could not be delivered');
    expect(await page.locator('main').innerText()).toContain(
      'The mail server of care.example.org refused it: it does not know this address.',
    );
    await acceptInvitation(page, ann);
    await completeProfile(page, 'Social care');
  });

  step('an administrator sees in the list of users whose invitation was refused', async () => {
    await invite(dan);
    await look(page, 'Users');
    await refused(dan.email);
    await page.goto('/users');
    await look(page, 'Users');
    expect(await page.locator('main').innerText()).toMatch(/Dan Tester\s+Email refused/);
  });

  step('somebody declines from the link, is asked once more, and whoever invited is told', async () => {
    await invite(eve);
    const other = await person(browser, { javaScript: false });
    await other.goto(linkIn(await emailTo(eve.email, /invited/), '/invitations/'));
    await look(other, 'Choose your password');
    await follow(other, 'decline the invitation');
    await look(other, /^Decline the invitation to /);
    await press(other, 'Decline the invitation');
    await look(other, 'You have declined the invitation');
    const told = await emailTo(ann.email, /^Eve Tester has declined the invitation to /);
    expect(told.text).toContain(eve.email);
    await page.goto('/users');
    expect(await page.locator('main').innerText()).not.toContain('Eve Tester');
    await page.goto('/my-invitations');
    await look(page, 'Your invitations');
    await follow(page, 'Go to your home page');
    expect(new URL(page.url()).pathname).toBe('/home');
  });

  step('a planned day that has passed stands as an error at its row', async () => {
    await page.goto('/action-plan');
    const first = page.locator('.app-plan').first();
    await first.getByLabel('What will you do?').fill('Write the policy');
    await first.getByLabel('Who will do it?').fill('Jo');
    for (const [unit, value] of Object.entries({ Day: '1', Month: '6', Year: '2027' }))
      await first.getByLabel(unit, { exact: true }).fill(value);
    await press(page, 'Save and stay on this page');
    await look(page, 'Action plan');
    await runSql(
      platform.databaseUrls.assessment,
      `update planned_actions set due_on = '2026-06-01' where code = '${code}'`,
    );
    await page.goto('/action-plan');
    await look(page, 'Action plan');
    expect(await page.title()).toMatch(/^Error: /);
    const text = await page.locator('main').innerText();
    expect(text).toContain('1 June 2026 is in the past');
    expect(text).toContain('Date has passed');
    await page.goto('/assessment');
    await look(page, 'Assessment');
    expect(await page.locator('main').innerText()).toContain('choose dates that lie ahead');
  });
});
