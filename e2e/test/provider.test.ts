import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { journey } from '../support/steps.js';
import { launch, person } from '../support/browser.js';
import {
  acceptInvitation,
  answerAll,
  completeProfile,
  confirmAll,
  fillDetails,
  follow,
  look,
  passHumanCheck,
  press,
  provider,
  publicPage,
  publish,
} from '../support/provider.js';
import { emailTo } from '../support/mailbox.js';

/** A care provider without JavaScript, from the postcode to Standards Met. */
const step = journey();
let browser: Browser;
let page: Page;
const ann = provider('Ann');

beforeAll(async () => {
  browser = await launch();
  page = await person(browser, { javaScript: false });
});
afterAll(() => browser?.close());

describe('a care provider without JavaScript', () => {
  step('finds the care site by postcode', async () => {
    await page.goto('/');
    await look(page, 'Data Security and Protection Toolkit');
    await follow(page, 'Register your organisation');
    await page.getByLabel(/Postcode/).fill('se280bn');
    await press(page, 'Search');
    await look(page, /organisations? for/);
    await follow(page, 'BLOSSOM PLACE');
    await look(page, 'Is this your organisation?');
  });

  step('registers it and loses nothing when something is missing', async () => {
    await follow(page, 'Register this organisation');
    await look(page, /Your details/);
    await page.getByLabel('First name').fill(ann.firstName);
    await press(page, 'Continue');
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.getByLabel('First name').inputValue()).toBe(ann.firstName);
    await look(page, /Your details/);
    await fillDetails(page, ann);
    await press(page, 'Continue');
    await look(page, 'Check your details');
    await page.getByLabel('I have read and accept the terms and conditions').check();
    await page.getByLabel('Enter the numbers you see or hear').fill('wrong');
    await press(page, 'Register');
    await look(page, 'Check your details');
    await passHumanCheck(page);
    await press(page, 'Register');
    await look(page, 'Check your email');
  });

  step('opens the email, chooses a password and completes the profile', async () => {
    await acceptInvitation(page, ann);
    await look(page, /Tell us about your organisation/);
    await completeProfile(page, 'Social care');
    await page.goto('/assessment');
    await look(page, /./);
  });

  step('answers the 27 questions of Approaching Standards and confirms them', async () => {
    expect(await answerAll(page, 'Approaching Standards')).toBe(27);
    await page.goto('/assessment/confirm');
    await look(page, /./);
    await confirmAll(page);
    await page.goto('/assessment');
    expect(await page.locator('main').innerText()).toContain('27 of 27 questions done');
  });

  step('makes the action plan and publishes Approaching Standards', async () => {
    await page.goto('/action-plan');
    await look(page, /Action plan/);
    const plans = page.locator('.app-plan');
    expect(await plans.count()).toBe(17);
    for (const plan of await plans.all()) {
      await plan.locator('textarea').fill('Ask our supplier to do it');
      await plan.locator('input[type="text"]').first().fill('Ann Tester');
      const [day, month, year] = await plan.locator('.nhsuk-date-input__input').all();
      await day!.fill('31');
      await month!.fill('3');
      await year!.fill('2027');
    }
    await press(page, 'Save and stay on this page');
    await look(page, /Action plan/);
    await publish(page, 'Approaching Standards');
    await look(page, /./);
    await publicPage(page, 'VL00T', /Approaching Standards/);
    await look(page, /BLOSSOM PLACE/);
  });

  step('answers the rest and publishes Standards Met', async () => {
    expect(await answerAll(page, 'Standards Met')).toBe(17);
    await confirmAll(page);
    await publish(page, 'Standards Met');
    await publicPage(page, 'VL00T', /Standards Met/);
    await page.goto('/publications');
    await look(page, /./);
    const email = await emailTo(ann.email, /published/i);
    expect(email.text).toContain('Standards Met');
  });
});
