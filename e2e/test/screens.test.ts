import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axe, launch } from '../support/browser.js';
import { signedIn } from '../support/staff.js';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launch();
  page = await signedIn(browser, 'system-administrator', { colourScheme: 'dark' });
});
afterAll(() => browser?.close());

const organisation = '/admin/organisations/VL8HA/show';
const screens = [
  '/admin/',
  '/admin/organisations',
  ...['', '?tab=sites', '?tab=people', '?tab=publications', '?tab=emails', '?tab=cases', '?tab=timeline'].map(
    (tab) => `${organisation}${tab}`,
  ),
  '/admin/areas',
  '/admin/areas?region=South+West',
  '/admin/map',
  '/admin/map?tier=lower&type=all',
  '/admin/groups',
  '/admin/cases',
  '/admin/cases/create',
  '/admin/actions',
  '/admin/contact-notes',
  '/admin/incidents',
  '/admin/accounts',
  '/admin/emails',
  '/admin/dead-letters',
  '/admin/imports',
  '/admin/webhooks',
  '/admin/webhooks/create',
  '/admin/security-events',
  '/admin/audit',
];

/** Text that fits nowhere must not make the page wider than the screen; tables scroll by themselves. */
const width = () => page.evaluate('document.documentElement.scrollWidth') as Promise<number>;

async function lookSmall(): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await axe(page)).toEqual([]);
  expect(await width()).toBe(320);
}

test.each(screens)('%s is readable in the dark, and fits a screen of 320 pixels', async (path) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(path);
  await lookSmall();
});

test('so is what an import did', async () => {
  await page.goto('/admin/imports');
  await page.getByRole('link', { name: 'ecarehomesite.csv.gz' }).first().click();
  await page.waitForURL(/\/imports\/[^/]+\/show/);
  await lookSmall();
});
