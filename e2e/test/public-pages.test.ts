import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launch, person, violations } from '../support/browser.js';

const paths = [
  '/',
  '/find-code',
  '/find-code?q=LS1',
  '/organisations',
  '/organisations?q=house',
  '/organisations/AAAC',
  '/organisations/NOSUCH',
  '/organisations?q=house&codes=AAAC',
  '/compare',
  '/compare?codes=AAAC,AAAE,NOSUCH',
  '/compare?codes=AAAC&add=',
  '/download-register',
  '/download-register/columns',
  '/download-register/programs',
  '/register/AAAE',
  '/register/NOSUCH',
  '/sign-in',
  '/forgotten-password',
  '/accessibility-statement',
  '/cookies',
  '/terms-and-conditions',
  '/privacy',
  '/contact',
  '/help',
  '/help/quick-start',
  '/help/questions',
  '/help/what-publishing-opens',
  '/help/news',
  '/help/standards/1',
  '/help/levels/met',
  '/help/local-support',
  '/help/local-support?q=Kent',
  '/help/policies',
  '/help/policies/supplier-register',
  '/no-such-page',
];

describe.each([
  ['with JavaScript, on a desktop', true, 1280],
  ['without JavaScript, on a phone', false, 320],
] as const)('%s', (_, javaScript, width) => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launch();
    page = await person(browser, { javaScript });
    await page.setViewportSize({ width, height: 800 });
  });
  afterAll(() => browser?.close());

  test.each(paths)(
    '%s has no script error, no sideways scrolling and no accessibility violation',
    async (path) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on(
        'console',
        (message) =>
          message.type() === 'error' && !/status of 404/.test(message.text()) && errors.push(message.text()),
      );
      await page.goto(path);
      expect(errors).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      if (javaScript) expect(await violations(page)).toEqual([]);
      page.removeAllListeners();
    },
  );

  test('anybody puts organisations side by side, and takes them off again', async () => {
    await page.goto('/organisations?q=house');
    const [first, second] = await page
      .locator('.app-results__item')
      .evaluateAll((items) => items.map(({ id }) => id));
    await page.locator(`[id="${first}"]`).getByRole('link', { name: 'Add to compare list' }).click();
    await page.getByRole('link', { name: 'See your compare list' }).click();
    await page.getByLabel('Add another ODS code').fill(second!.toLowerCase());
    await page.getByRole('button', { name: 'Add' }).click();
    const rows = page.locator('tbody tr');
    expect(await rows.count()).toBe(2);
    expect(page.url()).toContain(`codes=${first}%2C${second}`);
    await rows.first().getByRole('link', { name: 'Take off the list' }).click();
    expect(await rows.count()).toBe(1);
    expect(await rows.first().textContent()).toContain(second);
  });
});
