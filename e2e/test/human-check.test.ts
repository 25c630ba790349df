import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axe, launch, person } from '../support/browser.js';
import { platform } from '../support/platform.js';
import { look, press } from '../support/provider.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

const image = (page: Page) => page.locator('[data-human-image] img');

async function fill(page: Page): Promise<void> {
  await page.getByLabel('I cannot sign in').check();
  await page.getByLabel(/What has happened/).fill('My phone is new.');
  await page
    .getByLabel('Email address', { exact: true })
    .fill(`hal.${Date.now().toString(36)}@care.example.org`);
  await page.getByLabel('First name').fill('Hal');
  await page.getByLabel('Last name').fill('Tester');
}

test('with JavaScript nobody sees it, and a form sent too early goes off when the work is done', async () => {
  const page = await person(browser, { javaScript: true });
  const refused: string[] = [];
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  await page.goto('/contact');
  await page.locator('input[name="human.derivedKey"]:not([value=""])').waitFor({ state: 'attached' });
  expect(await image(page).isVisible()).toBe(false);
  await look(page, 'Contact us');
  // The worker comes late, so that the work is not done when the form is sent.
  await page.route(/pbkdf2/, (route) => setTimeout(() => void route.continue(), 2000));
  await page.goto('/contact');
  await fill(page);
  expect(await page.locator('input[name="human.derivedKey"]').inputValue()).toBe('');
  await press(page, 'Send to the helpdesk');
  await look(page, 'The helpdesk has your request');
  expect(refused).toEqual([]);
});

test('where the work cannot be done, the numbers are shown and can be listened to', async () => {
  const context = await browser.newContext({ baseURL: platform.urls.portal, bypassCSP: true });
  await context.addInitScript('delete window.Worker');
  const page = await context.newPage();
  await page.goto('/contact');
  await image(page).scrollIntoViewIfNeeded();
  await page.waitForFunction(`document.querySelector('[data-human-image] img').naturalWidth === 200`);
  await page.waitForFunction(`((audio) => {
    audio.muted = true;
    audio.play();
    return audio.currentTime > 0.2;
  })(document.querySelector('[data-human-image] audio'))`);
  expect(await axe(page)).toEqual([]);
});
