import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPlatform, type Platform } from '@dspt/embedded/platform';
import type { Browser, Page } from 'playwright-core';
import { api, completeAssessment } from '../support/api.js';
import { launch, person } from '../support/browser.js';
import { emailTo } from '../support/mailbox.js';
import {
  acceptInvitation,
  answerAll,
  confirmAll,
  follow,
  look,
  press,
  provider,
  publicPage,
  publish,
  register,
  signIn,
  type Provider,
} from '../support/provider.js';
import { journey } from '../support/steps.js';

/** A home without JavaScript publishes, and a year later does it again with the answers it has: a platform of its own. */
const step = journey();
const code = 'VL0AH';
const grace = provider('Grace');
/** Another home, and the head office of both. */
const covered = 'VL1JH';
const office = 'AA6R';
const iris = provider('Iris');
const otto = provider('Otto');
let folder: string;
let platform: Platform;
let browser: Browser;
let page: Page;
let firstCertificate: string;

/** Starts the platform on that day, with all that was there; whoever was signed in is so no more. */
async function itIs(today: string): Promise<void> {
  await platform?.stop();
  platform = await startPlatform({ dataDir: folder, durable: false, env: { TODAY: today } });
  page = await person(browser, { javaScript: false, portal: platform.urls.portal });
}
/** Somebody else, who registers an organisation today. */
async function newcomer(who: Provider, organisation: string): Promise<Page> {
  const other = await person(browser, { javaScript: false, portal: platform.urls.portal });
  await other.goto(`/register/${organisation}`);
  await register(other, who);
  await acceptInvitation(other, who, { mailbox: platform.urls.mailbox });
  await other.waitForURL(/\/profile/);
  return other;
}
const text = () => page.locator('main').innerText();

/** The code of the certificate of what was published last. */
async function certificateCode(): Promise<string> {
  await page.goto('/publications');
  const href = await page.locator('main a[href^="/publications/"]').first().getAttribute('href');
  const [, , id] = href!.split('/');
  const path = `/assessment/organisations/${code}/certificates/${id}`;
  return (await api<{ code: string }>(page, 'GET', path)).code;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dspt-e2e-'));
  browser = await launch();
  await itIs('2026-08-01');
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('in August 2026, in the edition 2025 to 2026, a home', () => {
  step('registers, by an email of that day', async () => {
    await page.goto(`/register/${code}`);
    await register(page, grace);
    await acceptInvitation(page, grace, { mailbox: platform.urls.mailbox });
    await page.waitForURL(/\/profile/);
  });

  step('answers, and has nothing from a year before', async () => {
    await completeAssessment(page, code);
    await page.goto('/assessment');
    await look(page, 'Assessment');
    expect(await text()).toContain('Edition 2025 to 2026');
    await follow(page, 'What has changed this year');
    await look(page, 'What has changed this year');
    expect(await text()).toContain('There is none before it');
    await page.goto('/assessment/last-year');
    await look(page, 'Check your answers from last year');
    expect(await text()).toContain('There is nothing to check');
  });

  step('publishes Standards Met', async () => {
    await publish(page, 'Standards Met');
    await publicPage(page, code, /published 1 August 2026 \(2025-26\)/);
    const email = await emailTo(grace.email, /published/i, platform.urls.mailbox);
    expect(email.text).toContain('1 August 2026');
    firstCertificate = await certificateCode();
    await page.goto(`/verify/${firstCertificate}`);
    expect(await text()).toContain('2025-26');
  });

  step('has a head office, which publishes for another home that has begun to answer, too', async () => {
    await completeAssessment(await newcomer(iris, covered), covered);
    const other = await newcomer(otto, office);
    await completeAssessment(other, office);
    const sameAcrossSites = { training: true, policies: true, security: true, it: true };
    await api(other, 'PUT', `/organisations/organisations/${office}/head-office-function`, {
      enabled: true,
      sameAcrossSites,
    });
    const own = `/assessment/organisations/${office}`;
    const profile = await api<{ version: number }>(other, 'GET', `${own}/profile`);
    await api(other, 'POST', `${own}/publications`, {
      requestId: randomUUID(),
      level: 'met',
      sameAcrossSites,
      exclusions: [{ code, reason: 'It publishes itself' }],
      profileConfirmed: true,
      profileVersion: profile.version,
    });
    await publicPage(page, covered, /through HEAD OFFICE OF SPRING LANE, published 1 August 2026/);
  });
});

describe('in November 2026, in the edition 2026 to 2027, the same home', () => {
  step('has been signed out, and hears that a new edition is open', async () => {
    await itIs('2026-11-02');
    await signIn(page, grace);
    await page.goto('/home');
    await look(page, 'SPRING GROVE');
    expect(await text()).toContain('The edition 2026 to 2027 is open');
    expect(await text()).toMatch(/Your answers from last year are here already. \d+ answers wait/);
    await publicPage(page, code, /published 1 August 2026 \(2025-26\), counts until 31 July 2027/);
  });

  step('whoever is covered until next summer is sent to no work', async () => {
    await page.goto('/register/VL1JG');
    expect(await text()).toContain('You are covered until 31 July 2027: nothing to do');
    const site = await person(browser, { javaScript: false, portal: platform.urls.portal });
    await signIn(site, iris);
    await site.goto('/home');
    await look(site, 'SPRING LANE');
    const home = await site.locator('main').innerText();
    expect(home).toContain(
      'You do not have to do anything now: HEAD OFFICE OF SPRING LANE has published Standards Met for you. It counts until 31 July 2027.',
    );
    expect(home).not.toMatch(/is open|from last year|questions answered|(Start|Continue) your assessment/);
    await site.goto('/assessment');
    await look(site, 'Assessment');
    expect(await site.locator('main').innerText()).toContain('You do not have to answer anything');
    await follow(site, 'See who covers you');
    await look(site, 'Publications');
    expect(await site.locator('main').innerText()).toMatch(
      /HEAD OFFICE OF SPRING LANE \(AA6R\) published Standards Met for you on 1 August 2026. It counts until 31 July 2027/,
    );
  });

  step('reads what has changed', async () => {
    await page.goto('/home');
    await follow(page, 'What has changed this year');
    await look(page, 'What has changed this year');
    const changed = await text();
    for (const heading of ['New questions', 'Questions with new words', 'Questions with a new number'])
      expect(changed).toContain(heading);
    expect(changed).toMatch(/Questions that are not asked any more\s+You need do nothing\.\s+9\.6\.9 /);
    expect(changed).toContain('Last year: needed for Standards Met. Now: needed for all levels');
  });

  step('says of a whole section that it is still right, but for one answer', async () => {
    await page.goto('/home');
    await follow(page, 'Check your answers from last year');
    await look(page, 'Check your answers from last year');
    await follow(page, 'Policies and procedures');
    await look(page, /Policies and procedures/);
    const boxes = page.locator('main input[name="stillRight"]');
    const before = await boxes.count();
    expect(await page.locator('main input[name="stillRight"]:checked').count()).toBe(before);
    await boxes.first().uncheck();
    await press(page, 'These are still right');
    await look(page, /./);
    expect(await text()).toContain('Your answers from last year have been saved for this year.');
  });

  step('loses nothing when somebody has been faster', async () => {
    const ref = await page.locator('main input[name="stillRight"]').nth(1).inputValue();
    const item = await api<{ version: number }>(
      page,
      'GET',
      `/assessment/organisations/${code}/items/${ref}`,
    );
    await page.locator('main input[name="stillRight"]').first().uncheck();
    for (const [index, comment] of ['Ask Bo', 'Bo does not know'].entries())
      await api(page, 'PUT', `/assessment/organisations/${code}/items/${ref}/answer`, {
        state: 'not-started',
        comment,
        version: item.version + index,
      });
    await press(page, 'These are still right');
    expect(await page.title()).toMatch(/^Error/);
    expect(page.url()).toContain('/assessment/last-year/');
    await look(page, /./);
    expect(await text()).toContain(`Grace Tester has changed the answer to ${ref}`);
    expect(await page.locator('main input[name="stillRight"]').first().isChecked()).toBe(false);
    await page.locator('main input[name="stillRight"]').first().check();
    await press(page, 'These are still right');
  });

  step('goes on from section to section until none is left', async () => {
    while (await page.getByRole('button', { name: 'These are still right' }).count()) {
      await look(page, /./);
      await press(page, 'These are still right');
    }
    await page.goto('/assessment/last-year');
    await look(page, 'Check your answers from last year');
    expect(await text()).not.toContain('To check together');
    expect(await text()).toContain('The question has new words this year.');
    expect(await text()).toContain('Somebody said that last year’s answer is not right any more.');
  });

  step('looks at a question that has changed, beside last year’s answer', async () => {
    await page.goto('/assessment/items/1.1.5');
    await page.getByText('What you answered in 2025 to 2026').click();
    await look(page, /./);
    expect(await text()).toContain('The question has new words this year.');
    expect(await text()).toContain('Grace Tester, 1 August 2026');
  });

  step('saves what is to be looked at again, answers what is new, and publishes', async () => {
    await page.goto('/assessment/last-year');
    const alone = await page.locator('main li a').allInnerTexts();
    for (let item = page.locator('main li a'); await item.count(); await page.goto('/assessment/last-year')) {
      await item.first().click();
      await press(page, 'Save and continue');
      expect(await page.title()).not.toMatch(/^Error/);
    }
    const refs = alone.map((question) => question.split(' ')[0]);
    expect(refs).toEqual(expect.arrayContaining(['1.1.5', '7.1.2', '7.3.4']));
    expect(await answerAll(page, 'Standards Met')).toBeGreaterThanOrEqual(3);
    await page.goto('/assessment/items/1.1.5/history');
    await look(page, 'Changes to this question');
    expect(await text()).toMatch(/2 November 2026 at [^,]+, by Grace Tester\s+Still right/);
    await confirmAll(page);
    await publish(page, 'Standards Met');
    await look(page, /./);
    await publicPage(page, code, /published 2 November 2026 \(2026-27\), counts until 1 November 2027/);
    await page.goto('/home');
    expect(await text()).not.toContain('is open');
  });

  step('has a certificate of this edition, and the old one says that it was replaced', async () => {
    const now = await certificateCode();
    expect(now).not.toBe(firstCertificate);
    await page.goto('/verify');
    await page.getByLabel('Certificate code').fill(now.slice(0, -1));
    await press(page, 'Check');
    expect(await page.title()).toMatch(/^Error: /);
    await look(page, 'Check a certificate');
    await page.getByLabel('Certificate code').fill(`${now.slice(0, 4)} ${now.slice(4)}`.toLowerCase());
    await press(page, 'Check');
    await look(page, 'This certificate counts today');
    expect(await text()).toContain('2026-27');
    await page.goto(`/verify/${firstCertificate}`);
    await look(page, 'A newer certificate has replaced this one');
    expect(await text()).toContain('2025-26');
    await page.goto('/publications');
    await look(page, /./);
  });
});

describe('in September 2027, 60 days before it ends, the same home', () => {
  step('reads on its home page until when it counts, and is reminded by email', async () => {
    await itIs('2027-09-02');
    await signIn(page, grace);
    await page.goto('/home');
    await look(page, 'SPRING GROVE');
    expect(await text()).toContain(
      'What you published counts until 1 November 2027 (60 days left). To keep Standards Met, publish again by then.',
    );
    const email = await emailTo(grace.email, /publish again by 1 November 2027/, platform.urls.mailbox);
    expect(email.text).toMatch(/Days left:?\s+60 days/);
  });
});
