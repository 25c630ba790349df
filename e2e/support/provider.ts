import { readFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { humanFields } from '@dspt/testing/human-check';
import { person, violations } from './browser.js';
import { emailTo, linkIn } from './mailbox.js';

export interface Provider {
  email: string;
  firstName: string;
  lastName: string;
  password: string;
}

export const provider = (name: string): Provider => ({
  email: `${name.toLowerCase()}.${Date.now().toString(36)}@care.example.org`,
  firstName: name,
  lastName: 'Tester',
  password: 'Blue kettle on the hill',
});

/** The page must be right for everyone: what it says, and no accessibility violation. */
export async function look(page: Page, heading: RegExp | string): Promise<void> {
  expect(await page.locator('h1').first().innerText()).toMatch(heading);
  expect({ page: page.url(), violations: await violations(page) }).toEqual({
    page: page.url(),
    violations: [],
  });
}

/** Sends the form, and ends when the page that answers it is there. */
export const press = (page: Page, name: string | RegExp) =>
  leadingOn(page, page.getByRole('button', { name, exact: true }));

export const follow = (page: Page, text: string | RegExp) =>
  leadingOn(page, page.locator('a', { hasText: text }).first());

/** Uses a control that leads to another page, and ends when that page is there. */
export async function leadingOn(page: Page, control: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('domcontentloaded'), control.click()]);
}

/** Follows a link to a file. @returns its name and what is in it */
export async function downloaded(page: Page, text: string | RegExp): Promise<{ name: string; file: Buffer }> {
  const link = page.locator('a', { hasText: text }).first();
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { name: download.suggestedFilename(), file: await readFile(await download.path()) };
}

export async function fillDetails(page: Page, who: Provider): Promise<void> {
  await page.getByLabel('Email address', { exact: true }).fill(who.email);
  await page.getByLabel('First name').fill(who.firstName);
  await page.getByLabel('Last name').fill(who.lastName);
}

/**
 * A person without JavaScript reads the image or listens, which no test can: the work is done here in place of their
 * browser's scripts, and put where those would have put it.
 */
export async function passHumanCheck(page: Page): Promise<void> {
  if (!(await page.locator('[data-human-image] img').isVisible())) return;
  const field = (name: string) => page.locator(`input[name="${name}"]`);
  const fields = await humanFields(await field('human.id').inputValue());
  for (const [name, value] of Object.entries(fields)) await write(field(name), value);
}

/** Into a field nobody sees. */
const write = (field: Locator, value: string): Promise<void> =>
  field.evaluate((input, text) => input.setAttribute('value', text), value);

/** From the page "Is this your organisation?" to "Check your email". */
export async function register(page: Page, who: Provider): Promise<void> {
  await follow(page, /Register (this organisation|all the same)/);
  await fillDetails(page, who);
  await press(page, 'Continue');
  await page.getByLabel('I have read and accept the terms and conditions').check();
  await passHumanCheck(page);
  await press(page, 'Register');
  await page.getByRole('heading', { name: 'Check your email' }).waitFor();
}

/** Opens the link in the invitation email and chooses a password; ends signed in. */
export async function acceptInvitation(
  page: Page,
  who: Provider,
  { mailbox, subject = /./ }: { mailbox?: string | undefined; subject?: RegExp } = {},
): Promise<void> {
  const email = await emailTo(who.email, subject, mailbox);
  await page.goto(linkIn(email, '/invitations/'));
  await page.getByLabel('New password', { exact: true }).fill(who.password);
  await page.getByLabel('Enter the new password again').fill(who.password);
  const terms = page.getByLabel('I have read and accept the terms and conditions');
  if (await terms.count()) await terms.check();
  await press(page, 'Continue');
}

/** Somebody who has registered an organisation that nobody had, and is at its profile. @returns their browser */
export async function registered(browser: Browser, who: Provider, code: string): Promise<Page> {
  const page = await person(browser, { javaScript: false });
  await page.goto(`/register/${code}`);
  await register(page, who);
  await acceptInvitation(page, who);
  await page.waitForURL(/\/profile/);
  return page;
}

export async function signIn(page: Page, who: Pick<Provider, 'email' | 'password'>): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(who.email);
  await page.getByLabel('Password', { exact: true }).fill(who.password);
  await press(page, 'Sign in');
}

/** Goes through the profile, one question a page; `choices` by question, everything else is answered "No" or left blank. */
export async function completeProfile(
  page: Page,
  sector: string,
  choices: Record<string, string> = {},
): Promise<void> {
  await page.goto('/profile');
  while (!page.url().endsWith('/profile/check')) {
    for (const group of await page.locator('fieldset').all()) {
      const question = (await group.locator('legend').innerText()).trim();
      const choice = question.startsWith('What kind') ? sector : (choices[question] ?? 'No');
      const wanted = group.getByLabel(choice, { exact: true });
      if (await wanted.count()) await wanted.first().check();
    }
    await press(page, 'Save and continue');
  }
  await press(page, /Accept and submit/);
}

/** Answers whatever is left for a level, question by question, as the task list leads on. */
export async function answerAll(
  page: Page,
  level: 'Approaching Standards' | 'Standards Met',
): Promise<number> {
  await page.goto('/assessment');
  await follow(page, new RegExp(`Go to the next question, [\\d.]+ for ${level}`));
  let answered = 0;
  for (; page.url().includes('/assessment/items/'); answered++) {
    await answerOne(page);
    await press(page, 'Save and continue');
    expect(await page.title()).not.toMatch(/^Error/);
  }
  return answered;
}

async function answerOne(page: Page): Promise<void> {
  const tick = page.locator('input[name="tick"][value="yes"]');
  const text = page.locator('textarea[name="text"]');
  if (await tick.count()) await tick.check();
  else if (await text.count()) await text.fill('We do this in all rooms. The manager checks it every month.');
  else await page.locator('input[name="location"]').fill('In the locked cabinet of the office');
}

export async function confirmAll(page: Page): Promise<void> {
  await page.goto('/assessment/confirm');
  for (const box of await page.locator('main input[type="checkbox"]').all()) await box.check();
  await press(page, 'Confirm');
}

/** From the choice of level to the page after publishing, for an organisation without sites to choose. */
export async function publish(
  page: Page,
  level: string,
  between: () => Promise<void> = async () => {},
): Promise<void> {
  await page.goto('/publish');
  await page.getByLabel(level, { exact: true }).check();
  await press(page, 'Save and continue');
  await between();
  await finishPublishing(page);
}

/** From what comes after the level to the page after publishing. */
export async function finishPublishing(page: Page): Promise<void> {
  const box = page.locator('main input[name="profileConfirmed"]');
  while (!page.url().includes('/publish/confirm')) {
    if (await box.count()) {
      await box.check();
      await press(page, 'Save and continue');
    } else await leadingOn(page, page.locator('main a[role="button"]').first());
  }
  if (await box.count()) await box.check();
  await press(page, 'Publish');
  await page.waitForURL(/\/publish\/done/);
}

/** What the public sees for an organisation, within the two seconds it may take. */
export async function publicPage(page: Page, code: string, expected: RegExp): Promise<void> {
  for (const until = Date.now() + 2000; ;) {
    await page.goto(`/organisations/${code}`);
    const text = await page.locator('main').innerText();
    if (expected.test(text)) return;
    if (Date.now() > until) expect(text).toMatch(expected);
  }
}
