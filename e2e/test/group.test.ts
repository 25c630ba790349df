import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { api, completeAssessment } from '../support/api.js';
import { launch } from '../support/browser.js';
import { begin, previewAndDo, recordCase, why } from '../support/helpdesk.js';
import { emailTo } from '../support/mailbox.js';
import {
  finishPublishing,
  follow,
  leadingOn,
  look,
  press,
  provider,
  publicPage,
  registered,
} from '../support/provider.js';
import { signedIn } from '../support/staff.js';
import { journey } from '../support/steps.js';

const step = journey();
const greta = provider('Greta');
/** A head office with two sites, and one with three that comes under it. */
const group = 'AA1P';
const office = 'AA1W';
const below = ['VLGGE', 'VLGJ7', 'VLXG0'];

let browser: Browser;
let page: Page;
let olive: Page;

const main = () => page.locator('main').innerText();

/** From the level to the four questions. */
async function toQuestions(): Promise<void> {
  await page.goto('/publish');
  await page.getByLabel('Standards Met', { exact: true }).check();
  await press(page, 'Save and continue');
  await look(page, 'Do your sites work in the same way?');
}

async function answerYes(): Promise<void> {
  for (const yes of await page.getByLabel('Yes', { exact: true }).all()) await yes.check();
  await press(page, 'Save and continue');
}

beforeAll(async () => {
  browser = await launch();
  olive = await signedIn(browser, 'helpdesk-operator');
});
afterAll(() => browser?.close());

describe('a group of head offices', () => {
  step('has an assessment that is ready, and publishes for its sites', async () => {
    page = await registered(browser, greta, group);
    await completeAssessment(page, group);
    await api(page, 'PUT', `/organisations/organisations/${group}/head-office-function`, {
      enabled: true,
      sameAcrossSites: { training: true, policies: true, security: true, it: true },
    });
    await toQuestions();
    expect(await page.getByText('For whom do you publish?').count()).toBe(0);
  });

  step('gets a head office under it by the helpdesk, with its sites', async () => {
    const number = await recordCase(olive, group);
    await olive.goto(`/admin/organisations/${group}/show`);
    await begin(olive, 'HEAD OFFICE OF THE ROOKERY', 'Add a site to a head office');
    const dialog = olive.getByRole('dialog');
    await dialog.getByLabel('ODS code of the site').fill(office);
    await dialog.getByLabel('From which day').fill('2026-11-01');
    await dialog.getByLabel('Evidence').fill('Register of companies');
    await why(olive, number);
    expect(await previewAndDo(olive, 'Do it')).toContain('keeps its own 3 sites');
    await emailTo(greta.email, /HEAD OFFICE OF THE DALTONS is now a site of/);
  });

  step('cannot come under one of its own sites', async () => {
    const number = await recordCase(olive, office);
    await olive.goto(`/admin/organisations/${office}/show`);
    await begin(olive, 'HEAD OFFICE OF THE DALTONS', 'Add a site to a head office');
    const dialog = olive.getByRole('dialog');
    await dialog.getByLabel('ODS code of the site').fill(group);
    await dialog.getByLabel('From which day').fill('2026-11-01');
    await dialog.getByLabel('Evidence').fill('A mistake');
    await why(olive, number);
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await olive
      .getByText(/is itself under HEAD OFFICE OF THE ROOKERY/)
      .first()
      .waitFor();
  });

  step('sees the whole tree, each site with who it is under', async () => {
    await page.goto('/sites');
    await look(page, 'Sites');
    expect(await main()).toMatch(/6 sites[\s\S]*BINLEY WOODS[\s\S]*HEAD OFFICE OF THE DALTONS \(AA1W\)/);
  });

  step('is asked for whom it publishes, and must say so', async () => {
    await toQuestions();
    await answerYes();
    await look(page, 'Do your sites work in the same way?');
    expect(await page.locator('.nhsuk-error-summary').innerText()).toContain('Select for whom you publish');
    expect(await page.getByLabel('Only the 3 organisations directly under us').isChecked()).toBe(false);
    await page.getByLabel('All 6: also the sites of HEAD OFFICE OF THE DALTONS (3)').check();
    await answerYes();
  });

  step('finds sites by who they are under, leaves one out, and sees the effect on all others', async () => {
    await look(page, 'Which sites are you publishing for?');
    await page.getByLabel(/Find sites/).fill('daltons');
    await press(page, 'Search');
    await look(page, 'Which sites are you publishing for?');
    expect(await main()).toContain('Under HEAD OFFICE OF THE DALTONS');
    await page.locator('input[name="sites"][value="VLXG0"]').uncheck();
    await press(page, 'Save and continue');
    await look(page, 'Why are you leaving this site out?');
    await page.locator('input[name="reason.VLXG0"]').fill('Has IT of its own');
    await press(page, 'Save and continue');
    await look(page, 'What will happen when you publish');
    expect(await main()).toMatch(
      /directly under you, and all their sites[\s\S]*Goes up: 5[\s\S]*Left out: 1/,
    );
  });

  step('publishes, and the public sees it at a site far below', async () => {
    await finishPublishing(page);
    await publicPage(page, 'VLGGE', /Standards Met[\s\S]*HEAD OFFICE OF THE ROOKERY/);
    await publicPage(page, 'VLXG0', /Not published/);
    expect((await emailTo(greta.email, /published/i)).text).toContain('5');
  });

  step('adds the one that was left out later', async () => {
    await page.goto('/publications');
    await leadingOn(page, page.locator('main a[href^="/publications/"]').first());
    await look(page, /Standards Met/);
    expect(await main()).toContain('The organisations directly under you, and all their sites');
    await follow(page, /Add sites/);
    await look(page, 'Add sites to a publication');
    await page.locator('input[type="checkbox"][value="VLXG0"]').check();
    await press(page, 'Add these sites');
    for (const code of below) await publicPage(page, code, /Standards Met[\s\S]*HEAD OFFICE OF THE ROOKERY/);
  });

  step('may choose one level the next time, and is told who goes on being covered', async () => {
    await toQuestions();
    await page.getByLabel('Only the 3 organisations directly under us').check();
    await answerYes();
    await look(page, 'Which sites are you publishing for?');
    expect(await main()).not.toContain('MOWBRAY HOUSE');
    await press(page, 'Save and continue');
    await look(page, 'What will happen when you publish');
    expect(await main()).toMatch(/still counts for 3 sites further down/);
  });
});
