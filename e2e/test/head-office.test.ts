import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { api, completeAssessment } from '../support/api.js';
import { launch, person } from '../support/browser.js';
import { emailTo } from '../support/mailbox.js';
import { importCareSites } from '../support/ods.js';
import {
  acceptInvitation,
  completeProfile,
  downloaded,
  finishPublishing,
  follow,
  leadingOn,
  look,
  press,
  provider,
  publicPage,
  publish,
  register,
} from '../support/provider.js';
import { readPdf, textOf } from '@dspt/testing/pdf';
import { signedIn } from '../support/staff.js';
import { journey } from '../support/steps.js';

interface SiteRow {
  code: string;
  name: string;
  status: { state: string; level: string | null; through: { code: string } | null };
}

const step = journey();
const hannah = provider('Hannah');
const simon = provider('Simon');
let browser: Browser;
let page: Page;
let sites: SiteRow[];

const sitesNow = async () =>
  (await api<{ sites: SiteRow[] }>(page, 'GET', '/organisations/organisations/AAAC/sites')).sites;
const covered = (rows: SiteRow[]) =>
  rows
    .filter(({ status }) => status.level === 'met' && status.through?.code === 'AAAC')
    .map(({ code }) => code);

/** A site that comes to this head office from another. */
const joining = 'VL1JG';
/** One that goes from it to another. */
const moved = (line: string): string =>
  line.startsWith(`"${sites[30]!.code}"`) ? line.replace('"AAAC"', '"AADH"') : line;

/** From the level to the effect on the sites, leaving out the given ones. */
async function chooseSites(leftOut: string[]): Promise<void> {
  await page.goto('/publish');
  await page.getByLabel('Standards Met', { exact: true }).check();
  await press(page, 'Save and continue');
  await look(page, /Do your sites work in the same way/);
  for (const yes of await page.getByLabel('Yes', { exact: true }).all()) await yes.check();
  await press(page, 'Save and continue');
  await look(page, /Which sites/);
  for (const code of leftOut) await page.locator(`input[name="sites"][value="${code}"]`).uncheck();
  await press(page, 'Save and continue');
  if (leftOut.length > 0) {
    await look(page, /./);
    for (const input of await page.locator('main input[type="text"]').all())
      if (!(await input.inputValue())) await input.fill('Has IT of its own');
    await press(page, 'Save and continue');
  }
}

beforeAll(async () => {
  browser = await launch();
  page = await person(browser, { javaScript: false });
});
afterAll(() => browser?.close());

describe('a head office with 197 sites', () => {
  step('registers, and is asked after the profile whether it publishes for its sites too', async () => {
    await page.goto('/find-code?q=AAAC');
    await follow(page, 'HEAD OFFICE OF WEY HOUSE NURSING HOME');
    await register(page, hannah);
    await acceptInvitation(page, hannah);
    await page.waitForURL(/\/profile/);
    await completeProfile(page, 'Social care');
    await look(page, 'You have 197 sites. Do you want to publish for them too?');
    for (const yes of await page.getByLabel('Yes', { exact: true }).all()) await yes.check();
    await press(page, 'Switch on the head-office function');
    await look(page, 'Assessment');
    await completeAssessment(page, 'AAAC');
    await page.goto('/home');
    await look(page, /./);
  });

  step('reads and downloads the list of its sites', async () => {
    await page.goto('/sites');
    await look(page, 'Sites');
    sites = await sitesNow();
    expect(sites).toHaveLength(197);
    const list = (await downloaded(page, 'Download all sites (CSV)')).file.toString();
    expect(sites.filter(({ code }) => !list.includes(code))).toEqual([]);
    await page.getByLabel('Which sites').selectOption('not-published');
    await press(page, 'Find');
    await look(page, 'Sites');
    await follow(page, 'Sites that joined, left or closed');
    await look(page, 'Sites that joined, left or closed');
  });

  step('proposes a correction of the list, which the helpdesk reads with its evidence', async () => {
    await follow(page, 'Tell us if it is wrong');
    await press(page, 'Send to the helpdesk');
    await look(page, 'Tell us that your list of sites is wrong');
    expect(await page.locator('.nhsuk-error-summary').innerText()).toContain('Select what is wrong');
    await page.getByLabel('A site is missing').check();
    await page.getByLabel('Which sites?').fill('Rose House, LS1 4AP');
    await page.getByLabel('How can the helpdesk check this?').fill('Its page at the CQC');
    await press(page, 'Send to the helpdesk');
    await look(page, 'The helpdesk has your request');
    const number = /C-\d{4}-\d+/.exec(await page.locator('main').innerText())![0];
    const olive = await signedIn(browser, 'helpdesk-operator');
    await olive.goto(`/admin/cases?filter=${encodeURIComponent(JSON.stringify({ q: number }))}`);
    await olive.getByRole('link', { name: number }).click();
    for (const said of ['A site is missing.', 'Rose House, LS1 4AP', 'Its page at the CQC'])
      await olive.getByText(said).first().waitFor();
  });

  step('publishes with three sites unticked, and sees the effect before', async () => {
    await chooseSites(sites.slice(0, 3).map(({ code }) => code));
    await look(page, /./);
    expect(await page.locator('main').innerText()).toMatch(/194/);
    await finishPublishing(page);
    await look(page, /./);
    await publicPage(page, sites[10]!.code, /Standards Met[\s\S]*HEAD OFFICE OF WEY HOUSE NURSING HOME/);
    const after = await sitesNow();
    expect(covered(after)).toHaveLength(194);
    expect(
      after
        .filter(({ status }) => status.state === 'not-published')
        .map(({ code }) => code)
        .toSorted(),
    ).toEqual(
      sites
        .slice(0, 3)
        .map(({ code }) => code)
        .toSorted(),
    );
    expect((await emailTo(hannah.email, /published/i)).text).toContain('194');
  });

  step('downloads the certificates of its sites: all in one file, and one alone', async () => {
    await page.goto('/publications');
    await leadingOn(page, page.locator('main a[href^="/publications/"]').first());
    await follow(page, 'Certificates of your sites');
    await look(page, 'Certificates of your sites');
    expect(await page.locator('main').innerText()).toContain('195 certificates');
    const all = await readPdf((await downloaded(page, 'Download all certificates in one file')).file);
    expect(all.numPages).toBe(195);
    expect(await textOf(all, 1)).toContain('HEAD OFFICE OF WEY HOUSE NURSING HOME');
    const site = sites[10]!;
    await page.getByLabel('Find a site by name or ODS code').fill(site.code);
    await press(page, 'Search');
    await page.getByText('1 certificate found').waitFor();
    const one = await readPdf((await downloaded(page, `certificate of ${site.name}`)).file);
    expect(await textOf(one)).toContain(site.code);
  });

  step('adds one of the three later', async () => {
    await page.goto('/publications');
    await look(page, /./);
    await leadingOn(page, page.locator('main a[href^="/publications/"]').first());
    await look(page, /./);
    await follow(page, /Add sites/);
    await look(page, /./);
    await page.locator(`input[type="checkbox"][value="${sites[0]!.code}"]`).check();
    await press(page, /Add/);
    await publicPage(page, sites[0]!.code, /Standards Met[\s\S]*HEAD OFFICE OF WEY HOUSE NURSING HOME/);
    expect(covered(await sitesNow())).toHaveLength(195);
  });

  step(
    'a site that publishes Standards Exceeded itself keeps it when the head office publishes again',
    async () => {
      const site = sites[20]!;
      const own = await person(browser, { javaScript: false });
      await own.goto(`/register/${site.code}`);
      await look(own, 'Is this your organisation?');
      expect(await own.locator('main').innerText()).toMatch(/You are covered until .*: nothing to do/);
      await register(own, simon);
      await acceptInvitation(own, simon);
      await own.waitForURL(/\/profile/);
      await own.goto('/home');
      await look(own, /./);
      await follow(own, 'See who covers you');
      await look(own, 'Publications');
      expect(await own.locator('main').innerText()).toMatch(
        /HEAD OFFICE OF WEY HOUSE NURSING HOME \(AAAC\) published Standards Met for you/,
      );
      await own.goto('/assessment');
      await look(own, 'Assessment');
      expect(await own.locator('main').innerText()).toMatch(
        /You do not have to answer anything: HEAD OFFICE OF WEY HOUSE NURSING HOME has published Standards Met for you/,
      );
      const awarded = new Date(Date.now() - 30 * 24 * 3600 * 1000).toISOString().slice(0, 10);
      await completeAssessment(own, site.code, {
        cyberEssentialsPlus: 'yes',
        cyberEssentialsPlusAwardedOn: awarded,
      });
      await publish(own, 'Standards Exceeded');
      await publicPage(own, site.code, /Standards Exceeded/);
      await chooseSites([]);
      await finishPublishing(page);
      await publicPage(page, sites[1]!.code, /Standards Met[\s\S]*HEAD OFFICE OF WEY HOUSE NURSING HOME/);
      const after = await sitesNow();
      expect(covered(after)).toHaveLength(196);
      expect(after.find(({ code }) => code === site.code)!.status).toMatchObject({
        level: 'exceeded',
        through: null,
      });
    },
  );

  step('a site that moves to another head office keeps its coverage, marked', async () => {
    const site = sites[30]!;
    const report = await importCareSites(moved);
    expect(report).toMatch(/1 moved|moved:? *1/i);
    await publicPage(page, site.code, /Standards Met[\s\S]*former head office/);
    expect((await sitesNow()).map(({ code }) => code)).not.toContain(site.code);
  });

  step('a site that joins is on the home page until it is covered, too', async () => {
    await page.goto('/home');
    expect(await page.locator('main').innerText()).toContain('You do not have to do anything now');
    await importCareSites((line) =>
      line.startsWith(`"${joining}"`) ? line.replace('"AA6R"', '"AAAC"') : moved(line),
    );
    await page.goto('/home');
    await look(page, 'HEAD OFFICE OF WEY HOUSE NURSING HOME');
    expect(await page.locator('main').innerText()).toContain(
      'SPRINGVIEW has joined since you published, and is not covered yet.',
    );
    await follow(page, 'Add the sites that have joined');
    await look(page, 'Add sites to a publication');
    await page.locator(`input[type="checkbox"][value="${joining}"]`).check();
    await press(page, /Add/);
    await publicPage(page, joining, /Standards Met[\s\S]*HEAD OFFICE OF WEY HOUSE NURSING HOME/);
    await page.goto('/home');
    expect(await page.locator('main').innerText()).toContain('You do not have to do anything now');
  });
});
