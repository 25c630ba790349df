import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axe, launch } from '../support/browser.js';
import { accountOf, atDashboard, enter, signedIn } from '../support/staff.js';

let browser: Browser;

const rows = (page: Page) => page.locator('tbody tr');
const toOrganisations = (page: Page) => page.getByRole('menuitem', { name: 'Organisations' }).click();

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

describe('the dashboard', () => {
  test('lets a provider in kindly nowhere', async () => {
    const page = await atDashboard(browser);
    await page.getByLabel('Email address').waitFor();
    expect(await axe(page)).toEqual([]);
    await enter(page, accountOf('administrator'));
    await page
      .getByText(/support staff|only for staff|not for/i)
      .first()
      .waitFor();
    expect(await page.getByRole('heading', { name: 'Organisations' }).count()).toBe(0);
  });

  test('asks for the second factor and refuses a wrong code', async () => {
    const page = await atDashboard(browser);
    await enter(page, accountOf('helpdesk-supervisor'));
    await page.getByLabel(/6-digit code/).fill('000000');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Enter the code your authenticator app shows now').waitFor();
    expect(await axe(page)).toEqual([]);
  });

  test('finds an organisation, says why it has its status, and keeps the filter in the address', async () => {
    const page = await signedIn(browser, 'helpdesk-operator');
    await toOrganisations(page);
    await rows(page).first().waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByLabel('Name, code or postcode').fill('VL8HA');
    await page.waitForURL(/VL8HA/);
    await page.getByRole('link', { name: 'KINGSLEIGH RESIDENTIAL' }).click();
    await page.getByText('Why the status is').first().waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('tab', { name: 'People' }).click();
    await page.getByText('alice@demo.example.org').waitFor();
    expect(await axe(page)).toEqual([]);
    for (const tab of [/Head office and sites/, 'Publications', 'Emails']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.waitForLoadState('networkidle');
      expect(await axe(page)).toEqual([]);
    }
  });

  test('is as readable in the dark', async () => {
    const page = await signedIn(browser, 'system-administrator', { colourScheme: 'dark' });
    await toOrganisations(page);
    await rows(page).first().waitFor();
    expect(await axe(page)).toEqual([]);
  });

  test('shows imports to the national programme', async () => {
    const page = await signedIn(browser, 'national-programme');
    await page.getByRole('menuitem', { name: 'Imports' }).click();
    await page.getByText('ecarehomesite.csv.gz').first().waitFor();
    expect(await axe(page)).toEqual([]);
  });

  test('sorts areas by any of their numbers, says by which, and shows them in pages', async () => {
    const page = await signedIn(browser, 'national-programme');
    await page.getByRole('menuitem', { name: 'Progress by area' }).click();
    const areas = page.getByRole('region', { name: 'By local authority' });
    const sites = areas.locator('tbody tr td:nth-child(2)');
    await sites.first().waitFor();
    expect(await sites.count()).toBe(50);
    await areas.getByRole('button', { name: 'Sort by sites descending' }).click();
    await areas.locator('th[aria-sort=descending]', { hasText: 'Sites' }).waitFor();
    const counts = (await sites.allInnerTexts()).map((text) => Number(text.replace(',', '')));
    expect(counts).toEqual(counts.toSorted((one, other) => other - one));
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Go to next page' }).last().click();
    await page.getByText(/^51-100 of/).waitFor();
    expect(Number(await sites.first().innerText())).toBeLessThanOrEqual(counts.at(-1)!);
  });

  test('shows a regional officer the area alone, and nobody’s emails', async () => {
    const page = await signedIn(browser, 'regional-officer');
    await toOrganisations(page);
    await rows(page).first().waitFor();
    for (const row of await rows(page).all()) expect(await row.innerText()).toContain('Somerset');
    expect(await page.getByRole('menuitem', { name: 'Emails' }).count()).toBe(0);
    await page.getByRole('menuitem', { name: 'Progress by area' }).click();
    await page.getByText('By local authority').first().waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await page.getByRole('region', { name: 'By local authority' }).locator('tbody tr').count()).toBe(
      1,
    );
    await page.getByRole('link', { name: /^Not published: [\d,]+ sites$/ }).click();
    await page.getByRole('heading', { name: 'Organisations' }).waitFor();
    await rows(page).first().waitFor();
    await page.getByRole('menuitem', { name: 'Head offices' }).click();
    await rows(page).first().waitFor();
    expect(await axe(page)).toEqual([]);
    const link = page.getByRole('link', { name: /sites of .* are not covered$/ }).first();
    const count = Number((await link.innerText()).replace(',', ''));
    await link.click();
    await page.getByRole('heading', { name: 'Organisations' }).waitFor();
    await page.getByText(new RegExp(`of ${count}$`)).waitFor();
    await page.goto('/admin/organisations/VL00D/show');
    await page
      .getByText(/no such|not found|not in your area/i)
      .first()
      .waitFor();
  });
});
