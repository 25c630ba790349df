import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPlatform, type Platform } from '@dspt/embedded/platform';
import type { Browser, Page } from 'playwright-core';
import { api } from '../support/api.js';
import { launch, person } from '../support/browser.js';
import {
  acceptInvitation,
  follow,
  look,
  passHumanCheck,
  press,
  provider,
  register,
  signIn,
} from '../support/provider.js';
import { journey } from '../support/steps.js';

/**
 * Whatever comes between typing and saving, what was typed is saved in the end: a platform of its own, parts of which are
 * killed. The browser keeps no page to go back to (`--disable-back-forward-cache`), which is the worst case.
 */
const step = journey();
const code = 'VL0FH';
const second = 'VL0C8';
const [ann, bo] = [provider('Ann'), provider('Bo')];
let folder: string;
let platform: Platform;
let browser: Browser;
/** Ann's, with JavaScript and without. */
let page: Page;
let plain: Page;
let other: Page;

const item = (ref: string) => `/assessment/items/${ref}`;
const answer = (tab: Page) => tab.getByLabel('Your answer');
const main = (tab: Page) => tab.locator('main').innerText();
const save = (tab: Page) => press(tab, 'Save and return to the list');

async function type(tab: Page, ref: string, text: string): Promise<void> {
  await tab.goto(item(ref));
  await answer(tab).fill(text);
}

const itemNow = (ref: string) =>
  api<{ answer: { text: string; comment: string; documents: unknown[] } }>(
    plain,
    'GET',
    `/assessment/organisations/${code}/items/${ref}`,
  );
const saved = async (ref: string) => (await itemNow(ref)).answer.text;

/** Sends the form, and ends when the browser has given up. */
async function sendInVain(tab: Page): Promise<void> {
  await tab.getByRole('button', { name: 'Save and return to the list' }).click();
  for (const until = Date.now() + 8000; !tab.url().startsWith('chrome-error:');) {
    expect(Date.now()).toBeLessThan(until);
    await sleep(50);
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dspt-e2e-'));
  platform = await startPlatform({ dataDir: folder, durable: false });
  browser = await launch();
  const { portal, mailbox } = platform.urls;
  plain = await person(browser, { javaScript: false, portal });
  await plain.goto(`/register/${code}`);
  await register(plain, ann);
  await acceptInvitation(plain, ann, { mailbox });
  await plain.waitForURL(/\/profile/);
  page = await person(browser, { javaScript: true, portal });
  await signIn(page, ann);
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('nothing typed is lost', () => {
  step('by the back button', async () => {
    for (const [tab, ref] of [
      [page, '1.1.5'],
      [plain, '1.1.6'],
    ] as const) {
      await type(tab, ref, 'Typed before I went to look something up');
      await follow(tab, 'Skip for now');
      await tab.goBack();
      expect(await answer(tab).inputValue()).toBe('Typed before I went to look something up');
      await save(tab);
      expect(await saved(ref)).toBe('Typed before I went to look something up');
    }
  });

  step('by two tabs with the same question', async () => {
    const tab = await page.context().newPage();
    await type(page, '1.3.12', 'From the first tab');
    await type(tab, '1.3.12', 'From the second tab');
    await save(page);
    await save(tab);
    await look(tab, 'Somebody else has changed this answer');
    expect(await main(tab)).toMatch(/From the first tab[\s\S]*From the second tab/);
    await press(tab, 'Change my answer first');
    expect(await answer(tab).inputValue()).toBe('From the second tab');
    await answer(tab).fill('From both tabs');
    await save(tab);
    expect(await saved('1.3.12')).toBe('From both tabs');
    await tab.close();
  });

  step('by two tabs with two organisations', async () => {
    await plain.goto(`/add-organisation?code=${second}`);
    await passHumanCheck(plain);
    await press(plain, 'Add this organisation');
    await plain.goto('/choose-organisation');
    await plain.locator(`input[name="code"][value="${code}"]`).check();
    await press(plain, 'Continue');
    const tab = await plain.context().newPage();
    await type(plain, '1.3.13', 'For the first home');
    await tab.goto('/choose-organisation');
    await tab.locator(`input[name="code"][value="${second}"]`).check();
    await press(tab, 'Continue');
    await save(plain);
    await look(plain, 'You have changed organisation since you opened that page');
    await press(plain, `Change back to ${code} and go on`);
    await look(plain, 'What you typed is still here');
    await press(plain, 'Save what I typed');
    expect(await saved('1.3.13')).toBe('For the first home');
    await tab.close();
  });

  step('by two people', async () => {
    await plain.goto('/users/invite');
    await plain.getByLabel('Work email address').fill(bo.email);
    await plain.getByLabel('First name').fill(bo.firstName);
    await plain.getByLabel('Last name').fill(bo.lastName);
    await plain.getByLabel('Member', { exact: true }).check();
    await press(plain, 'Send the invitation');
    other = await person(browser, { javaScript: false, portal: platform.urls.portal });
    await acceptInvitation(other, bo, { mailbox: platform.urls.mailbox });
    await type(plain, '1.3.14', 'As Ann sees it');
    await type(other, '1.3.14', 'As Bo sees it');
    await save(other);
    await save(plain);
    await look(plain, 'Somebody else has changed this answer');
    expect(await main(plain)).toContain('The answer of Bo Tester');
    await press(plain, 'Save my answer');
    expect(await saved('1.3.14')).toBe('As Ann sees it');
    await plain.goto(`${item('1.3.14')}/history`);
    expect(await main(plain)).toMatch(/As Ann sees it[\s\S]*As Bo sees it/);
  });

  step('by the end of the session', async () => {
    const tab = await page.context().newPage();
    await page.goto(item('1.4.3'));
    await answer(page).fill('Typed before I was signed out');
    await tab.goto('/home');
    await press(tab, 'Sign out');
    await save(page);
    await look(page, 'Sign in');
    expect(await main(page)).toContain('What you typed is kept');
    await page.getByLabel('Email address').fill(ann.email);
    await page.getByLabel('Password', { exact: true }).fill(ann.password);
    await press(page, 'Sign in');
    await look(page, 'What you typed is still here');
    await press(page, 'Save what I typed');
    expect(await saved('1.4.3')).toBe('Typed before I was signed out');
    await tab.close();
  });

  step('by a file that is refused', async () => {
    await page.goto(item('1.1.2'));
    await page.getByLabel('Comment (optional)').fill('The newest is on its way');
    await page.getByLabel('Or say where it is kept').fill('In the locked cabinet of the office');
    const buffer = Buffer.from('MZ this is a program');
    const field = page.getByLabel('Upload a document');
    await field.setInputFiles({ name: 'policy.exe', mimeType: 'application/octet-stream', buffer });
    await save(page);
    expect(await page.title()).toMatch(/^Error: /);
    await look(page, /./);
    expect(await page.getByLabel('Comment (optional)').inputValue()).toBe('The newest is on its way');
    expect(await main(page)).toContain('In the locked cabinet of the office');
    const text = Buffer.from('Our policy');
    await field.setInputFiles({ name: 'policy.txt', mimeType: 'text/plain', buffer: text });
    await save(page);
    const { answer: now } = await itemNow('1.1.2');
    expect(now.comment).toBe('The newest is on its way');
    expect(now.documents).toHaveLength(2);
  });

  step('by a connection that is lost: the form stays, and says so', async () => {
    await type(page, '3.4.1', 'Typed on a train');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Save and return to the list' }).click();
    await page.getByText('You are not connected to the internet.').waitFor();
    expect(await answer(page).inputValue()).toBe('Typed on a train');
    await page.context().setOffline(false);
    // The button takes no second click within a second.
    await sleep(1000);
    await save(page);
    expect(await saved('3.4.1')).toBe('Typed on a train');
  });

  step('by a connection that is lost unseen: the browser’s error page sends it again', async () => {
    await type(page, '4.4.1', 'Typed in the cellar');
    await page.context().route('**', (route) => route.abort('connectionfailed'));
    await sendInVain(page);
    await page.context().unroute('**');
    await page.reload();
    expect(await saved('4.4.1')).toBe('Typed in the cellar');
  });

  step('by loading the page again', async () => {
    await type(page, '7.1.5', 'Typed before the page was loaded again');
    await page.reload();
    expect(await answer(page).inputValue()).toBe('Typed before the page was loaded again');
    await save(page);
    expect(await saved('7.1.5')).toBe('Typed before the page was loaded again');
  });

  step('by loading again a page that somebody else has changed meanwhile', async () => {
    await type(page, '7.1.5', 'As Ann typed it');
    await type(other, '7.1.5', 'As Bo saved it');
    await save(other);
    await page.reload();
    expect(await answer(page).inputValue()).toBe('As Ann typed it');
    await save(page);
    await look(page, 'Somebody else has changed this answer');
    expect(await main(page)).toContain('As Bo saved it');
  });

  step('by a lost connection without JavaScript: the browser’s error page sends it again', async () => {
    await type(plain, '4.5.4', 'Typed in the lift');
    await plain.context().setOffline(true);
    await sendInVain(plain);
    await plain.context().setOffline(false);
    await plain.reload();
    expect(await saved('4.5.4')).toBe('Typed in the lift');
  });

  step('by a part that is started anew', async () => {
    await type(plain, '5.2.1', 'Typed while it was away');
    const assessment = platform.service('assessment');
    await assessment.kill();
    await save(plain);
    await look(plain, /./);
    expect(await main(plain)).toContain('What you typed has not been lost');
    await assessment.start();
    const again = plain.getByRole('button', { name: 'Send it again' });
    for (const until = Date.now() + 30_000; (await again.count()) && Date.now() < until;)
      await press(plain, 'Send it again');
    await look(plain, 'Assessment');
    expect(await saved('5.2.1')).toBe('Typed while it was away');
  });

  step('by a website that is started anew', async () => {
    await type(page, '6.3.5', 'Typed before the website was away');
    const portal = platform.service('portal');
    await portal.kill();
    await portal.start();
    await save(page);
    expect(await saved('6.3.5')).toBe('Typed before the website was away');
  });
});
