import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axe, launch } from '../support/browser.js';
import { signedIn } from '../support/staff.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

const map = (page: Page) => page.getByRole('group', { name: /^Map of England/ });
const table = (page: Page) => page.getByRole('region', { name: 'Areas of the map' });
const pointedAt = (page: Page) => page.getByTestId('area-pointed-at');

/** Scripts and data that the browser has asked for. */
function asked(page: Page): string[] {
  const paths: string[] = [];
  page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  return paths;
}

describe('the map', () => {
  test.each(['light', 'dark'] as const)(
    'shows the national programme every authority in %s colours',
    async (colourScheme) => {
      const page = await signedIn(browser, 'national-programme', { colourScheme });
      const paths = asked(page);
      await page.getByRole('menuitem', { name: 'Map' }).click();
      await map(page).waitFor();
      expect(await map(page).getByRole('link').count()).toBeGreaterThan(140);
      expect(paths.filter((path) => path.includes('england-areas'))).toHaveLength(1);
      expect(await axe(page)).toEqual([]);
      await page.getByLabel('Areas', { exact: true }).selectOption('lower');
      await map(page)
        .getByRole('link', { name: /^Ashford: \d+% published/ })
        .waitFor();
      expect(await map(page).getByRole('link').count()).toBeGreaterThan(280);
      // Sites are counted a few seconds after the service has started.
      while ((await page.getByLabel('Show', { exact: true }).locator('option').count()) < 2) {
        await page.reload();
        await page.waitForLoadState('networkidle');
      }
      await page.getByLabel('Show', { exact: true }).selectOption({ index: 1 });
      await map(page)
        .getByRole('link', { name: /^Ashford: .* since / })
        .waitFor();
      expect(await axe(page)).toEqual([]);
    },
  );

  test('is gone around with the arrow keys, and Enter opens an area', async () => {
    const page = await signedIn(browser, 'national-programme');
    await page.goto('/admin/map');
    const kent = map(page).getByRole('link', { name: /^Kent: / });
    await kent.focus();
    expect(await pointedAt(page).innerText()).toMatch(/^Kent: \d+% published, [\d,]+ of [\d,]+ sites$/);
    await page.keyboard.press('ArrowLeft');
    expect(await pointedAt(page).innerText()).not.toMatch(/^Kent/);
    expect(await map(page).locator('a[tabindex="0"]').count()).toBe(1);
    await kent.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Progress in Kent', level: 1 }).waitFor();
    await page
      .getByRole('region', { name: 'By local authority' })
      .getByRole('link', { name: 'Thanet' })
      .waitFor();
  });

  test('has a table beside it, which is sorted, saved, and leads to the sites that it counts', async () => {
    const page = await signedIn(browser, 'national-programme');
    await page.goto('/admin/map');
    await page.getByRole('button', { name: 'Go to next page' }).click();
    const row = table(page).getByRole('row', { name: /^Kent / });
    await row.waitFor();
    const sites = Number((await row.getByRole('cell').nth(1).innerText()).replace(',', ''));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV: Areas of the map' }).click(),
    ]);
    const saved = await readFile((await download.path())!, 'utf8');
    expect(saved).toMatch(/^Area,Sites,Published,Share published \(%\)\r\n/);
    expect(saved).toContain(`\r\nKent,${sites},`);
    await row.getByRole('link', { name: 'Kent' }).click();
    await page.getByRole('link', { name: new RegExp(`^${sites} open sites$`) }).click();
    await page.getByText(new RegExp(`of ${sites}$`)).waitFor();
  });

  test('shows a regional officer their areas and nothing of others', async () => {
    const page = await signedIn(browser, 'regional-officer');
    await page.getByRole('menuitem', { name: 'Map' }).click();
    await map(page).waitFor();
    expect(await map(page).getByRole('link').count()).toBe(1);
    expect(await table(page).locator('tbody tr').count()).toBe(1);
    await map(page)
      .getByRole('link', { name: /^Somerset: / })
      .focus();
    expect(await pointedAt(page).innerText()).toMatch(/^Somerset: /);
    expect(await axe(page)).toEqual([]);
  });
});

describe('charts', () => {
  test.each(['light', 'dark'] as const)(
    'stand above the tables that say the same, in %s colours',
    async (colourScheme) => {
      const page = await signedIn(browser, 'national-programme', { colourScheme });
      await page.getByRole('menuitem', { name: 'Progress by area' }).click();
      for (const name of [
        'What the public sees',
        'Sites week by week',
        'Publications that run out, week by week',
        'Sites by region',
      ])
        await page.getByRole('img', { name: new RegExp(`^${name}`) }).waitFor();
      expect(await axe(page)).toEqual([]);
    },
  );

  test('are loaded when they are opened, not before', async () => {
    const page = await signedIn(browser, 'national-programme');
    const paths = asked(page);
    await page.goto('/admin/organisations');
    await page.getByRole('heading', { name: 'Organisations' }).waitFor();
    await page.waitForLoadState('networkidle');
    const isChart = (path: string) => /\/bars-|\/map-page-|england-areas/.test(path);
    expect(paths.filter(isChart)).toEqual([]);
    await page.goto('/admin/areas');
    await page.getByRole('img', { name: /^What the public sees/ }).waitFor();
    expect(paths.filter(isChart)).not.toEqual([]);
  });

  test('lead to the list of what a bar counts', async () => {
    const page = await signedIn(browser, 'national-programme');
    await page.goto('/admin/areas');
    const chart = page.getByRole('img', { name: /^What the public sees/ });
    await chart.locator('.MuiBarChart-element').last().click();
    await page.getByRole('heading', { name: 'Organisations' }).waitFor();
    expect(new URL(page.url()).searchParams.get('filter')).toContain('"status":"not-published"');
  });
});
