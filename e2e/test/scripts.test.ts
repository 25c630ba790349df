import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { runSql } from '@dspt/testing/database';
import type { Browser, Page } from 'playwright-core';
import { api } from '../support/api.js';
import { launch, person } from '../support/browser.js';
import { platform } from '../support/platform.js';
import {
  answerAll,
  completeProfile,
  look,
  press,
  provider,
  registered,
  signIn,
} from '../support/provider.js';
import { journey } from '../support/steps.js';

/** What the journey of `provider.test.ts` does without JavaScript, with it; and what only scripts can do. */
const step = journey();
const code = 'VL0DT';
const jess = provider('Jess');
const errors: string[] = [];
let browser: Browser;
let page: Page;
let plain: Page;

const pages = [
  '/home',
  '/profile/check',
  '/profile/people',
  '/profile/email-and-certificate',
  '/assessment',
  '/assessment/items/1.1.1',
  '/assessment/items/1.1.2',
  '/assessment/items/1.2.4',
  '/assessment/items/1.1.1/history',
  '/assessment/confirm',
  '/assessment/answers',
  '/assessment/documents',
  '/assessment/changes',
  '/assessment/activity',
  '/assessment/assign',
  '/assessment/answers/upload',
  '/action-plan',
  '/action-plan/upload',
  '/publish/level',
  '/publications',
  '/sites',
  '/sites/changes',
  '/sites/correction',
  '/staff-quiz',
  '/staff-quiz/people',
  '/staff-quiz/record',
  '/staff-quiz/paper',
  '/incidents',
  '/incidents/new',
  '/users',
  '/users/invite',
  '/users/invite-several',
  '/my-invitations',
  '/account',
  '/account/details',
  '/account/email',
  '/account/emails',
  '/account/password',
  '/account/sessions',
  '/account/second-factor',
  '/account/passkeys',
  '/account/passkeys/add',
  '/account/data',
  '/account/close',
  '/add-organisation',
  '/contact',
  '/help',
];

beforeAll(async () => {
  browser = await launch();
  plain = await registered(browser, jess, code);
  page = await person(browser, { javaScript: true });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
});
afterAll(() => browser?.close());

/** As if the session had not been used for so long. */
const idle = (minutes: number) =>
  runSql(
    platform.databaseUrls.identity,
    `update sessions set last_used_at = now() - interval '${minutes} minutes'
     where person_id = (select id from people where email = '${jess.email}')`,
  );

/** By the same person at another computer: its session ends at once, whatever the website remembers of it. */
async function signedOutElsewhere(): Promise<void> {
  await plain.goto('/account/sessions');
  await press(plain, 'Sign out everywhere else');
}

const warning = () => page.locator('#session-ending');

describe('with JavaScript', () => {
  step('a provider fills in the profile and answers the 27 questions', async () => {
    await signIn(page, jess);
    await completeProfile(page, 'Social care');
    expect(await answerAll(page, 'Approaching Standards')).toBe(27);
    await look(page, 'Confirm your answers');
  });

  step('a second click on a button changes nothing', async () => {
    await page.goto('/assessment/items/1.1.1');
    await page.getByLabel('Your answer').fill('Clicked twice, as on the desktop');
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
    await page.route('**/assessment/items/**', async (route) => {
      await sleep(300);
      await route.continue();
    });
    const button = page.getByRole('button', { name: 'Save and return to the list' });
    await Promise.all([page.waitForURL(/\/assessment\?/), button.dblclick()]);
    await page.unroute('**/assessment/items/**');
    expect(sent).toHaveLength(1);
    const path = `/assessment/organisations/${code}/items/1.1.1`;
    expect(await api(page, 'GET', path)).toMatchObject({
      version: 2,
      answer: { text: 'Clicked twice, as on the desktop' },
    });
  });

  step('no page for those who have signed in has a script error', async () => {
    for (const path of pages) {
      await page.goto(path);
      expect({ path, errors }).toEqual({ path, errors: [] });
    }
  });

  step('somebody who does nothing is warned two minutes before the session ends, and goes on', async () => {
    await page.clock.install();
    await page.goto('/assessment/items/1.1.5');
    await idle(58.1);
    // A computer wakes up before its network: nobody has been signed out.
    await page.context().setOffline(true);
    await Promise.all([page.waitForEvent('requestfailed'), page.clock.fastForward('58:10')]);
    expect(page.url()).toContain('/assessment/items/1.1.5');
    await page.context().setOffline(false);
    await warning().waitFor();
    expect(await warning().innerText()).toContain('You are about to be signed out');
    expect(await warning().evaluate((box) => box.contains(document.activeElement))).toBe(true);
    await warning().getByRole('button', { name: 'Stay signed in' }).click();
    await warning().waitFor({ state: 'hidden' });
    const { endsAt } = (await (await page.request.get('/api/session/end')).json()) as { endsAt: string };
    expect(Date.parse(endsAt) - Date.now()).toBeGreaterThan(59 * 60_000);
  });

  step('somebody who has typed meanwhile is told of the end, and still saves it', async () => {
    await page.goto('/assessment/items/1.1.5');
    await page.getByLabel('Your answer').fill('Typed before lunch');
    await signedOutElsewhere();
    await page.clock.fastForward('58:10');
    await warning().waitFor();
    expect(await warning().innerText()).toContain('You have been signed out');
    await warning().getByRole('button', { name: 'Close' }).click();
    await press(page, 'Save and return to the list');
    await look(page, 'Sign in');
    await page.getByLabel('Email address').fill(jess.email);
    await page.getByLabel('Password', { exact: true }).fill(jess.password);
    await press(page, 'Sign in');
    await press(page, 'Save what I typed');
    await page.goto('/assessment/items/1.1.5');
    expect(await page.getByLabel('Your answer').inputValue()).toBe('Typed before lunch');
  });

  step('whoever has typed nothing is led to signing in', async () => {
    await page.goto('/home');
    await signedOutElsewhere();
    await page.clock.fastForward('58:10');
    await page.waitForURL(/\/sign-in\?/);
    await look(page, 'Sign in');
  });
});
