import { afterAll, beforeAll, describe } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { api, completeAssessment } from '../support/api.js';
import { launch, person } from '../support/browser.js';
import { emailTo, linkIn } from '../support/mailbox.js';
import {
  acceptInvitation,
  follow,
  leadingOn,
  look,
  passHumanCheck,
  press,
  provider,
  registered,
  signIn,
} from '../support/provider.js';
import { journey } from '../support/steps.js';

/** Pages that no other journey stops at, without JavaScript. */
const step = journey();
const petra = provider('Petra');
const carl = provider('Carl');
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  page = await registered(browser, petra, 'VL057');
});
afterAll(() => browser?.close());

async function invite(who: typeof carl): Promise<void> {
  await page.goto('/users/invite');
  await look(page, /Invite/);
  await page.getByLabel('Work email address').fill(who.email);
  await page.getByLabel('First name').fill(who.firstName);
  await page.getByLabel('Last name').fill(who.lastName);
  await page.getByLabel('Member', { exact: true }).check();
  await press(page, /nvit/);
}

describe('people of an organisation', () => {
  step('somebody is invited, and comes', async () => {
    await invite(carl);
    const other = await person(browser, { javaScript: false });
    await acceptInvitation(other, carl);
    await other.goto('/home');
    await look(other, /./);
  });

  step('their role and their leaving have pages of their own', async () => {
    for (const what of ['role', 'remove']) {
      await page.goto('/users');
      await leadingOn(page, page.locator(`main a[href$="/${what}"]`, { hasText: 'Carl' }).first());
      await look(page, /./);
    }
    await press(page, /Remove/);
    await look(page, /./);
  });

  step('whoever has an account already is invited again, and looks before declining', async () => {
    await invite(carl);
    const other = await person(browser, { javaScript: false });
    await signIn(other, carl);
    await other.goto('/my-invitations');
    await leadingOn(other, other.locator('main a[href*="/refusal"]').first());
    await look(other, /./);
  });
});

describe('a forgotten password', () => {
  step('is replaced by a link', async () => {
    const other = await person(browser, { javaScript: false });
    await other.goto('/forgotten-password');
    await other.getByLabel('Email address').fill(carl.email);
    await passHumanCheck(other);
    await press(other, 'Send me a link');
    const email = await emailTo(carl.email, /password/i);
    await other.goto(linkIn(email, '/reset-password/'));
    await look(other, /./);
  });
});

describe('from the level to the certificate', () => {
  step('every page of publishing', async () => {
    await completeAssessment(page, 'VL057');
    for (const path of ['/assessment/documents', '/action-plan/upload']) {
      await page.goto(path);
      await look(page, /./);
    }
    await page.goto('/publish');
    await look(page, /./);
    await page.getByLabel('Standards Met', { exact: true }).check();
    await press(page, 'Save and continue');
    for (const path of ['/publish/profile', '/publish/confirm']) {
      await page.goto(path);
      await look(page, /./);
    }
    const box = page.locator('main input[name="profileConfirmed"]');
    if (await box.count()) await box.check();
    await press(page, 'Publish');
    await look(page, /./);
  });

  step('the badge, the certificates and what anybody sees of them', async () => {
    const { items } = await api<{ items: { id: string }[] }>(
      page,
      'GET',
      '/assessment/organisations/VL057/publications',
    );
    for (const what of ['badge', 'certificates']) {
      await page.goto(`/publications/${items[0]!.id}/${what}`);
      await look(page, /./);
    }
    await page.goto('/verify');
    await look(page, /./);
    await page.goto(`/publications/${items[0]!.id}/badge`);
    await leadingOn(page, page.locator('main a[href^="/verify/"]').first());
    await look(page, /./);
  });

  step('an incident is changed', async () => {
    await page.goto('/incidents/new');
    await press(page, 'Save and see what to do');
    await follow(page, 'Change or add something');
    await look(page, 'Change what is known of the incident');
  });
});
