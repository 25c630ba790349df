import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { launch, person } from '../support/browser.js';
import { emailTo, linkIn } from '../support/mailbox.js';
import {
  downloaded,
  fillDetails,
  leadingOn,
  passHumanCheck,
  provider,
  type Provider,
} from '../support/provider.js';
import { journey } from '../support/steps.js';

/** How long the way is for a new home: every page that is shown and every click, as somebody without JavaScript has them. */
const step = journey();
let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser?.close());

class Manager {
  pages = 0;
  clicks = 0;

  constructor(
    readonly page: Page,
    readonly who: Provider,
  ) {
    page.on('domcontentloaded', () => this.pages++);
  }

  async click(control: Locator): Promise<void> {
    this.clicks++;
    await leadingOn(this.page, control.first());
    expect(await this.page.title()).not.toMatch(/^Error/);
  }

  async tick(control: Locator): Promise<void> {
    if (await control.isChecked()) return;
    this.clicks++;
    await control.check();
  }

  follow = (text: string | RegExp) => this.click(this.page.locator('a', { hasText: text }));
  text = () => this.page.locator('main').innerText();
  press = (name: string | RegExp) => this.click(this.page.getByRole('button', { name, exact: true }));
  choose = (label: string) => this.tick(this.page.getByLabel(label, { exact: true }));
}

async function register(manager: Manager, postcode: string, name: string): Promise<void> {
  const { page, who } = manager;
  await page.goto('/');
  await manager.follow('Register your organisation');
  await page.getByLabel(/Postcode/).fill(postcode);
  await manager.press('Search');
  await manager.follow(name);
  await manager.follow('Register this organisation');
  await fillDetails(page, who);
  await manager.press('Continue');
  await manager.choose('I have read and accept the terms and conditions');
  await passHumanCheck(page);
  await manager.press('Register');
}

async function acceptAndTell(manager: Manager): Promise<void> {
  const { page, who } = manager;
  manager.clicks++;
  await page.goto(linkIn(await emailTo(who.email, /./), '/invitations/'));
  await page.getByLabel('New password', { exact: true }).fill(who.password);
  await page.getByLabel('Enter the new password again').fill(who.password);
  const terms = page.getByLabel('I have read and accept the terms and conditions');
  expect(await terms.count()).toBe(0);
  expect(await manager.text()).toContain('You accepted the terms and conditions');
  await manager.press('Continue');
  await manager.choose('Social care');
  await manager.press('Save and continue');
  await page.getByLabel('Information governance lead').fill('Ann Tester');
  await page.getByLabel('Name', { exact: true }).fill('Bo Tester');
  await page.getByLabel('Telephone number').fill('01632 960000');
  await manager.press('Save and continue');
  await manager.tick(page.locator('input[name="nhsmailOnly"][value="no"]'));
  await manager.tick(page.locator('input[name="cyberEssentialsPlus"][value="no"]'));
  await manager.press('Save and continue');
  const profile = await manager.text();
  expect(profile).toMatch(/Contact for your local support team\s+Bo Tester; 01632 960000/);
  expect(profile).not.toMatch(/ISO 27001|Public Services Network/);
  await manager.press(/Accept and submit/);
}

/** As a home would in which nothing went wrong last year. @returns the questions it was led to */
async function answer(manager: Manager): Promise<string[]> {
  const { page } = manager;
  const questions: string[] = [];
  while (page.url().includes('/assessment/items/')) {
    questions.push(new URL(page.url()).pathname.split('/').at(-1)!);
    const settled = page.locator('input[name="tick"][value="settled"]');
    const yes = page.locator('input[name="tick"][value="yes"]');
    const text = page.locator('textarea[name="text"]');
    if (await settled.count()) await manager.tick(settled);
    else if (await yes.count()) await manager.tick(yes);
    else if (await text.count()) {
      if (questions.at(-1) === '1.1.5')
        expect(await text.inputValue()).toBe('Information governance lead: Ann Tester');
      else await text.fill('We do this in all rooms. The manager checks it.');
    } else await page.locator('input[name="location"]').fill('In the locked cabinet of the office');
    await manager.press('Save and continue');
  }
  return questions;
}

async function publish(manager: Manager, level: string): Promise<void> {
  const { page } = manager;
  if (!page.url().includes('/publish/level')) await manager.follow(/^Publish/);
  await manager.choose(level);
  await manager.press('Save and continue');
  if (page.url().includes('/publish/preview')) {
    await manager.follow('Continue to your action plan');
    await manager.choose('Use the suggestion where I have written nothing');
    await page.getByLabel('Who will do it, where nobody is named?').fill('Ann Tester');
    for (const [unit, value] of Object.entries({ Day: '31', Month: '3', Year: '2027' }))
      await page.getByLabel(unit, { exact: true }).first().fill(value);
    await manager.press('Fill in the empty ones');
    await manager.press('Save and continue');
  }
  await manager.press('Publish');
  expect(page.url()).toContain('/publish/done');
}

/** In hand, on the manager's computer. */
async function takeCertificate(manager: Manager): Promise<void> {
  manager.clicks++;
  expect((await downloaded(manager.page, 'certificate')).name).toMatch(/^certificate-.+\.pdf$/);
}

/** All 44 questions count as answered: those it was led to, and those that others have settled. */
async function expectNothingLeft({ page }: Manager, questions: string[]): Promise<void> {
  const settled = ['6.1.2', '6.1.3', '8.2.1'];
  expect(questions).toHaveLength(44 - settled.length);
  expect(new Set([...questions, ...settled]).size).toBe(44);
  await page.goto('/assessment?show=left');
  const left = await page.locator('main').innerText();
  expect(left).toContain('44 of 44 questions done');
  expect(left).toContain('Nothing is left to do here.');
}

const begin = async (name: string): Promise<Manager> =>
  new Manager(await person(browser, { javaScript: false }), provider(name));

step('straight to Standards Met: at most 58 pages and 85 clicks', async () => {
  const manager = await begin('Straight');
  await register(manager, 'SE26 5TP', 'ELWIS HOUSE');
  await acceptAndTell(manager);
  await manager.follow(/for Standards Met/);
  const questions = await answer(manager);
  await manager.press('Confirm');
  await publish(manager, 'Standards Met');
  await takeCertificate(manager);
  expect(manager.pages).toBeLessThanOrEqual(58);
  expect(manager.clicks).toBeLessThanOrEqual(85);
  await expectNothingLeft(manager, questions);
});

step('by way of Approaching Standards: at most 66 pages and 95 clicks', async () => {
  const manager = await begin('Stepwise');
  await register(manager, 'W9 3TU', 'YARROW HOUSING');
  await acceptAndTell(manager);
  await manager.follow(/for Approaching Standards/);
  const first = await answer(manager);
  await manager.press('Confirm');
  await publish(manager, 'Approaching Standards');
  await manager.follow(/Go to the next question, .* for Standards Met/);
  const further = await answer(manager);
  await manager.press('Confirm');
  await publish(manager, 'Standards Met');
  await takeCertificate(manager);
  expect(manager.pages).toBeLessThanOrEqual(66);
  expect(manager.clicks).toBeLessThanOrEqual(95);
  await expectNothingLeft(manager, [...first, ...further]);
});
