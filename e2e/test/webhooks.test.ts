import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axe, launch } from '../support/browser.js';
import { signedIn } from '../support/staff.js';
import { journey } from '../support/steps.js';

const step = journey();
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launch();
  page = await signedIn(browser, 'national-programme');
});
afterAll(() => browser?.close());

const button = (name: string) => page.getByRole('button', { name, exact: true });
const council = 'Kent County Council';

describe('a council is told of changes of the register', () => {
  step('the national programme is asked for what is missing', async () => {
    await page.getByRole('menuitem', { name: 'Webhooks' }).click();
    await page.getByText('Nobody is told of changes of the register yet.').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('link', { name: 'Add a webhook' }).click();
    await button('Add it').click();
    await page.getByText('Enter the address that deliveries are sent to').first().waitFor();
    expect(await axe(page)).toEqual([]);
  });

  step('the webhook is added, with a secret for whoever runs the receiver', async () => {
    await page.getByLabel('Who gets it').fill(council);
    await page.getByLabel('Web address').fill('https://localhost:1/changes');
    await button('Add it').click();
    await page.getByRole('heading', { name: `Webhook of ${council}` }).waitFor();
    await page.getByText(/^whsec_/).waitFor();
    expect(await axe(page)).toEqual([]);
  });

  step('a test says why an address cannot be used', async () => {
    await button('Send a test').click();
    await page.getByRole('status').getByText('The address is inside a private network').waitFor();
    expect(await axe(page)).toEqual([]);
  });

  step('it is paused, and shown so in the list', async () => {
    await button('Pause it').click();
    await button('Save and make it active').waitFor();
    await page.getByRole('menuitem', { name: 'Webhooks' }).click();
    await page.locator('tbody tr', { hasText: council }).getByText('Paused').waitFor();
    expect(await axe(page)).toEqual([]);
  });

  step('it is removed once that has been confirmed', async () => {
    await page.getByRole('link', { name: council }).click();
    await button('Remove it').click();
    await page.getByText(`${council} is told nothing any more`).waitFor();
    expect(await axe(page)).toEqual([]);
    await button('Yes, remove it').click();
    await page.getByText('Nobody is told of changes of the register yet.').waitFor();
  });
});
