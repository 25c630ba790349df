import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launch } from '../support/browser.js';
import {
  accessible,
  arrive,
  arriveOnEveryScreen,
  begin,
  choose,
  previewAndDo,
  recordCase,
  toAction,
  why,
} from '../support/helpdesk.js';
import { signedIn } from '../support/staff.js';
import { journey } from '../support/steps.js';

const step = journey();
/** Content editors are in another file, which gives the one there is a new second factor. */
const roles = [
  'helpdesk-operator',
  'helpdesk-supervisor',
  'regional-officer',
  'national-programme',
  'system-administrator',
];
const home = 'VL8HA';
const reason = 'Nobody there knows this number';
let browser: Browser;
let olive: Page;
let sam: Page;
let number: string;
let address: string;
let action: string;

beforeAll(async () => {
  browser = await launch();
  olive = await signedIn(browser, 'helpdesk-operator');
  sam = await signedIn(browser, 'helpdesk-supervisor');
});
afterAll(() => browser?.close());

const section = (page: Page, title: string | RegExp) => page.getByRole('region', { name: title });

/** From a section to its list, which has as many rows as the section says. Others work beside us: a few tries. */
async function toList(page: Page, title: string | RegExp, tries = 3): Promise<void> {
  await arrive(page);
  const all = section(page, title).getByRole('link', { name: /^See all/ });
  const count = (await all.innerText()).replace('See all ', '');
  expect(await section(page, title).locator('h2 + p').innerText()).toBe(count);
  await all.click();
  try {
    await page.getByText(new RegExp(`of ${count.replaceAll(',', '')}$`)).waitFor({ timeout: 5_000 });
  } catch (error) {
    if (tries === 1) throw error;
    await toList(page, title, tries - 1);
  }
}

describe('the start page of the helpdesk', () => {
  step('counts a new case among those nobody has taken', async () => {
    number = await recordCase(olive, home);
    address = olive.url();
    await toList(olive, 'Cases nobody has taken');
    await olive.getByRole('menuitem', { name: /^Cases [\d,]+ that nobody has taken$/ }).waitFor();
  });

  step('and among Olive’s own once she has taken it', async () => {
    await olive.goto(address);
    await olive.getByRole('button', { name: 'Take this case' }).click();
    await olive.getByText('Assignee: Olive Demo').waitFor();
    await toList(olive, 'Your cases');
    await olive.getByRole('link', { name: number }).waitFor();
  });

  step('shows a supervisor what Olive asks for, and not Olive', async () => {
    await olive.goto(`/admin/organisations/${home}/show`);
    await begin(olive, 'KINGSLEIGH RESIDENTIAL', 'Reset administrator');
    const dialog = olive.getByRole('dialog');
    await dialog.getByLabel('Email address of the new administrator').fill('new.manager@care.example.org');
    await dialog.getByLabel('First name').fill('Nell');
    await dialog.getByLabel('Last name').fill('Newcomer');
    await choose(olive, 'The present administrators', 'stay administrators');
    await why(olive, number);
    await previewAndDo(olive, 'Ask for approval');
    action = await toAction(olive);
    await toList(sam, 'Waiting for your approval');
    await sam.getByRole('menuitem', { name: /^Actions [\d,]+ to approve$/ }).waitFor();
    await arrive(olive);
    expect(await section(olive, 'Waiting for your approval').count()).toBe(0);
    await section(olive, 'What became of your requests')
      .getByText('Waiting for a second person')
      .first()
      .waitFor();
  });

  step('tells Olive that it was refused, and why, as news until she has opened it', async () => {
    await sam.goto(action);
    await sam.getByLabel('Why you refuse it').fill(reason);
    await sam.getByRole('button', { name: 'Refuse' }).click();
    await sam.getByText('Refused.').waitFor();
    await arrive(olive);
    const told = section(olive, 'What became of your requests')
      .getByRole('listitem')
      .filter({ hasText: reason });
    await told.getByText('New', { exact: true }).waitFor();
    await olive.getByRole('menuitem', { name: /^Actions [\d,]+ with news for you$/ }).waitFor();
    await accessible(olive);
    const seen = olive.waitForResponse((response) => response.url().endsWith('/seen'));
    await told.getByRole('link', { name: 'Reset administrator' }).click();
    expect((await seen).status()).toBe(200);
    await arrive(olive);
    await told.waitFor();
    expect(await told.getByText('New', { exact: true }).count()).toBe(0);
  });
});

describe('the start page of a regional officer', () => {
  let rita: Page;
  const officer = journey();
  officer('lists next steps that are due, until they are done', async () => {
    rita = await signedIn(browser, 'regional-officer');
    await rita.getByRole('menuitem', { name: 'Organisations' }).click();
    await rita.locator('tbody a').first().click();
    await rita.getByRole('tab', { name: 'Contacts' }).click();
    await rita.getByLabel('Next action, if there is one').fill('Ring the manager again');
    await rita.getByLabel('By when').fill('2026-01-05');
    await rita.getByRole('button', { name: 'Note it' }).click();
    await rita.getByRole('button', { name: 'Done: Ring the manager again' }).waitFor();
    await toList(rita, /^Next steps due/);
    await accessible(rita);
    const done = rita.getByRole('button', { name: 'Done: Ring the manager again' });
    await done.click();
    await done.waitFor({ state: 'detached' });
    await arrive(rita);
    expect(
      await section(rita, /^Next steps due/)
        .getByText('Ring the manager again')
        .count(),
    ).toBe(0);
  });

  officer('counts exactly the sites of the list behind each number', async () => {
    await arrive(rita);
    for (const title of [/^Stuck/, 'Registered, not started', /^Running out/]) {
      await section(rita, title).locator('h2 + p').waitFor();
      if (
        await section(rita, title)
          .getByRole('link', { name: /^See all/ })
          .count()
      )
        await toList(rita, title);
      await arrive(rita);
    }
  });
});

test.each(roles)('%s: where they arrive fits every screen, in light and in dark', async (role) => {
  const page = await signedIn(browser, role);
  await arriveOnEveryScreen(page);
  await page.context().close();
});
