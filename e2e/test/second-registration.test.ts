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
  signIn,
} from '../support/provider.js';
import { journey } from '../support/steps.js';

const step = journey();
const ann = provider('Ann');
const ben = provider('Ben');
const cat = provider('Cat');
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
    // Another email tells him that he was let in; either may come first.
    await acceptInvitation(other, ben, { subject: /You have been invited/ });
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
