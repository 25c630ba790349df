import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launch, person } from '../support/browser.js';
import { emailTo, emailsTo, linkIn } from '../support/mailbox.js';
import {
  acceptInvitation,
  fillDetails,
  follow,
  look,
  passHumanCheck,
  press,
  provider,
  register,
  registered,
  signIn,
} from '../support/provider.js';
import { journey } from '../support/steps.js';

const step = journey();
const ann = provider('Ann');
const ben = provider('Ben');
const cat = provider('Cat');
const dora = provider('Dora');
const eli = provider('Eli');
let browser: Browser;
let page: Page;
let other: Page;

beforeAll(async () => {
  browser = await launch();
  page = await person(browser, { javaScript: false });
  other = await person(browser, { javaScript: false });
});
afterAll(() => browser?.close());

describe('registering what is registered', () => {
  step('Ann registers a care home', async () => {
    await page.goto('/register/VL00V');
    await register(page, ann);
    await acceptInvitation(page, ann);
    await page.waitForURL(/\/profile/);
  });

  step('Ben cannot register it again, asks to join, and loses nothing he typed', async () => {
    await other.goto('/register/VL00V');
    await look(other, /already has an administrator|unsuccessful/i);
    await press(other, 'Ask to join');
    await look(other, 'Ask to join');
    await fillDetails(other, ben);
    await other.getByLabel(/Message to the administrators/).fill('I am the new deputy manager');
    await press(other, 'Ask to join');
    expect(await other.title()).toMatch(/^Error: /);
    expect(await other.getByLabel(/Message to the administrators/).inputValue()).toBe(
      'I am the new deputy manager',
    );
    await passHumanCheck(other);
    await press(other, 'Ask to join');
    await look(other, 'Your request has been sent');
  });

  step('Ann is told by email and lets him in as a member', async () => {
    const email = await emailTo(ann.email, /join|asks/i);
    await page.goto('/home');
    await look(page, /./);
    expect(await page.locator('main').innerText()).toContain('Invite a second administrator');
    await follow(page, '1 person asks to join your organisation');
    await look(page, 'Users');
    await page.goto(linkIn(email, '/users'));
    await look(page, /./);
    await follow(page, 'Ben Tester');
    await look(page, /Ben Tester/);
    await page
      .getByLabel(/member/i)
      .first()
      .check();
    await press(page, 'Continue');
    await look(page, /./);
  });

  step('Ben gets a link, chooses a password and is in', async () => {
    await acceptInvitation(other, ben);
    await other.goto('/home');
    await look(other, /./);
    expect(await other.locator('body').innerText()).toContain('BLUEGROVE HOUSE');
    expect(await other.locator('main').innerText()).toContain(`Ann Tester, ${ann.email}`);
    await other.goto('/users');
    expect(await other.locator('h1').innerText()).toBe('You cannot see this page');
  });

  step('when nobody works there any more the helpdesk is told', async () => {
    const stranger = await person(browser, { javaScript: false });
    await stranger.goto('/register/VL00V');
    await press(stranger, /Nobody there works here any more/i);
    await look(stranger, 'Contact us');
    expect(await stranger.getByLabel(/ODS code/).inputValue()).toBe('VL00V');
    await fillDetails(stranger, cat);
    await stranger.getByLabel(/What has happened/).fill('The manager left in May and I have taken over.');
    await passHumanCheck(stranger);
    await press(stranger, 'Send to the helpdesk');
    await look(stranger, 'The helpdesk has your request');
    const number = /C-\d{4}-\d+/.exec(await stranger.locator('main').innerText())?.[0];
    expect((await emailTo(cat.email, /We have your request/)).text).toContain(number);
  });

  step('Ben has had one email when he was let in, and none after he accepted', async () => {
    expect((await emailsTo(ben.email)).map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^You have been invited to BLUEGROVE HOUSE/),
    ]);
  });
});

describe('registering a place by its other code', () => {
  step('Dora registers a home with the code of the site', async () => {
    await registered(browser, dora, 'VL698');
  });

  step(
    'Eli, who has the code of its head office, is led to ask Dora, and not to do the work twice',
    async () => {
      const stranger = await person(browser, { javaScript: false });
      await stranger.goto('/register/AC8R');
      await look(stranger, 'Somebody has registered this place already, with its other code');
      expect(await stranger.locator('main').innerText()).toContain('MERLE BODDY HOUSE (VL698)');
      await press(stranger, 'Ask to join');
      await look(stranger, 'Ask to join');
      expect(new URL(stranger.url()).pathname).toBe('/register/VL698/ask-to-join');
      await fillDetails(stranger, eli);
      await passHumanCheck(stranger);
      await press(stranger, 'Ask to join');
      await look(stranger, 'Your request has been sent');
      expect((await emailTo(dora.email, /join/)).text).toContain(eli.email);
    },
  );
});

describe('registering at the same time', () => {
  const [first, second] = [provider('Flora'), provider('Gus')];

  step('two people are sent a link for one home, and one of them is quicker', async () => {
    for (const who of [first, second]) {
      const stranger = await person(browser, { javaScript: false });
      await stranger.goto('/register/VL6QT');
      await register(stranger, who);
    }
    const quick = await person(browser, { javaScript: false });
    await acceptInvitation(quick, first);
    await quick.waitForURL(/\/profile/);
  });

  step('the other sees so at the link, and asks to join without typing it all again', async () => {
    const stranger = await person(browser, { javaScript: false });
    await stranger.goto(linkIn(await emailTo(second.email, /Confirm your email address/), '/invitations/'));
    await look(stranger, 'ROSEMARY CARE HOME has been registered by somebody else meanwhile');
    await press(stranger, 'Ask to join');
    await look(stranger, 'Ask to join');
    expect(await stranger.getByLabel('Email address', { exact: true }).inputValue()).toBe(second.email);
    expect(await stranger.getByLabel('First name').inputValue()).toBe(second.firstName);
    expect(await stranger.getByLabel('Last name').inputValue()).toBe(second.lastName);
    await passHumanCheck(stranger);
    await press(stranger, 'Ask to join');
    await look(stranger, 'Your request has been sent');
    expect((await emailTo(first.email, /join/)).text).toContain(second.email);
  });
});

describe('registering with an address that is registered', () => {
  step('says nothing on the page and explains in an email', async () => {
    const stranger = await person(browser, { javaScript: false });
    await stranger.goto('/register/VL013');
    const before = (await emailsTo(ann.email)).length;
    await register(stranger, ann);
    const email = await emailTo(ann.email, /already|account/i);
    expect((await emailsTo(ann.email)).length).toBe(before + 1);
    expect(email.text).not.toContain('/invitations/');
    await page.goto(linkIn(email, '/add-organisation'));
    await look(page, /./);
    await passHumanCheck(page);
    await press(page, 'Add this organisation');
    await page.waitForURL(/\/(home|profile)/);
    expect(await page.locator('body').innerText()).toContain('BROWNHILL LODGE');
  });

  step('the same person chooses between the two, on every page', async () => {
    await page.goto('/choose-organisation');
    await look(page, /./);
    await page.getByLabel(/BLUEGROVE HOUSE/).check();
    await press(page, 'Continue');
    await page.goto('/assessment');
    expect(await page.locator('body').innerText()).toContain('BLUEGROVE HOUSE');
    const again = await person(browser, { javaScript: false });
    await signIn(again, ann);
    await look(again, /Which organisation|Choose/i);
    await again.getByLabel(/BROWNHILL LODGE/).check();
    await press(again, 'Continue');
    expect(await again.locator('body').innerText()).toContain('BROWNHILL LODGE');
  });
});

describe('leaving', () => {
  step('Ben leaves: he and Ann get an email, and he has no organisation any more', async () => {
    await other.goto('/account');
    await look(other, 'Your account');
    await follow(other, 'Leave BLUEGROVE HOUSE');
    await look(other, 'Leave BLUEGROVE HOUSE?');
    await press(other, 'Leave');
    await other.getByText('You no longer act for that organisation').waitFor();
    await look(other, 'Your account');
    expect(await other.locator('main').innerText()).not.toContain('BLUEGROVE HOUSE');
    await emailTo(ben.email, /^You have left BLUEGROVE HOUSE/);
    await emailTo(ann.email, /^Ben Tester has left BLUEGROVE HOUSE/);
  });

  step('Ann, the only administrator, is told what to do first', async () => {
    await page.goto('/account/organisations/VL00V/leave');
    await look(page, 'Leave BLUEGROVE HOUSE?');
    await press(page, 'Leave');
    await look(page, 'Leave BLUEGROVE HOUSE?');
    expect(await page.locator('main').innerText()).toContain('needs at least one administrator');
  });
});
