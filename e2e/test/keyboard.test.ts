import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, ElementHandle, Locator, Page } from 'playwright-core';
import { completeAssessment } from '../support/api.js';
import { launch, person } from '../support/browser.js';
import { emailTo, linkIn } from '../support/mailbox.js';
import { provider, publicPage } from '../support/provider.js';
import { journey } from '../support/steps.js';

/** From the start page to Standards Met without a mouse: Tab, Space, Enter and the arrows of radios. */
const step = journey();
const code = 'VL0CT';
const kay = provider('Kay');
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  page = await person(browser, { javaScript: true });
});
afterAll(() => browser?.close());

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const link = (text: string | RegExp) => page.locator('main a', { hasText: text }).first();

/** Where the focus is: whether at the wanted control, or in its group of radios, and whether one sees that. */
function stopAt(wanted: Element): { there: boolean; seen: boolean; what: string } {
  const at = document.activeElement as HTMLInputElement;
  // Before the first stop, and after the last.
  if (at === document.body) return { there: false, seen: true, what: '' };
  const { type: kind, name } = wanted as HTMLInputElement;
  const styles = [at, ...at.querySelectorAll('*')].map((one) => getComputedStyle(one));
  // The design system draws radios and boxes before their labels.
  if (at.nextElementSibling) styles.push(getComputedStyle(at.nextElementSibling, '::before'));
  const looks = () =>
    styles.map(({ boxShadow, outline, backgroundColor }) => boxShadow + outline + backgroundColor).join();
  const withFocus = looks();
  at.blur();
  const without = looks();
  at.focus();
  return {
    there: at === wanted || (kind === 'radio' && at.type === kind && at.name === name),
    seen: withFocus !== without,
    what: at.outerHTML.slice(0, 120),
  };
}

/** Presses Tab until the control has the focus, which is seen wherever it stops on the way. */
async function tabTo(control: Locator): Promise<void> {
  const wanted = (await control.elementHandle()) as ElementHandle<Element>;
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    const { there, ...stop } = await wanted.evaluate(stopAt);
    expect(stop).toEqual({ ...stop, seen: true });
    if (there) return;
  }
  throw new Error(`The Tab key does not lead to ${String(control)}`);
}

/** Over what is the same on every page, to what is read. */
async function skipToMain(): Promise<void> {
  await tabTo(page.locator('.nhsuk-skip-link'));
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.closest("main") !== null')).toBe(true);
}

async function activate(control: Locator): Promise<void> {
  await tabTo(control);
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
}

async function type(control: Locator, text: string): Promise<void> {
  await tabTo(control);
  await page.keyboard.type(text);
}

async function tick(box: Locator): Promise<void> {
  await tabTo(box);
  await page.keyboard.press('Space');
  expect(await box.isChecked()).toBe(true);
}

/** A group of radios has one stop; the arrows go on from there. */
async function choose(radio: Locator): Promise<void> {
  await tabTo(radio);
  await page.keyboard.press('Space');
  for (let presses = 0; presses < 10 && !(await radio.isChecked()); presses++)
    await page.keyboard.press('ArrowDown');
  expect(await radio.isChecked()).toBe(true);
}

/** Answers the question that is shown. @returns what kind it is of */
async function answer(): Promise<'tick' | 'text' | 'document'> {
  const yes = page.locator('input[name="tick"][value="yes"]');
  const text = page.locator('textarea[name="text"]');
  await skipToMain();
  if (await yes.count()) await choose(yes);
  else if (await text.count()) await type(text, 'The manager checks it.');
  else await type(page.getByLabel('Or say where it is kept'), 'In the office');
  const kind = (await yes.count()) ? 'tick' : (await text.count()) ? 'text' : 'document';
  await activate(button('Save and continue'));
  expect(await page.title()).not.toMatch(/^Error/);
  return kind;
}

describe('with the keyboard alone', () => {
  step('a home is found', async () => {
    await page.goto('/');
    await activate(link('Register your organisation'));
    await skipToMain();
    await type(page.getByLabel(/Postcode/), 'SE6 1XP');
    await activate(button('Search'));
    await skipToMain();
    await activate(page.locator(`main a[href="/register/${code}"]`));
    await activate(link('Register this organisation'));
  });

  step('what is wrong has the focus, and leads to the field', async () => {
    await skipToMain();
    await activate(button('Continue'));
    const summary = page.locator('.nhsuk-error-summary');
    await expect(summary.evaluate((box) => box.contains(document.activeElement))).resolves.toBe(true);
    await tabTo(summary.locator('a').first());
    await page.keyboard.press('Enter');
    const email = page.getByLabel('Email address', { exact: true });
    expect(await email.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type(kay.email);
    await type(page.getByLabel('First name'), kay.firstName);
    await type(page.getByLabel('Last name'), kay.lastName);
    await activate(button('Continue'));
  });

  step('it is registered, by somebody who chooses a password', async () => {
    await skipToMain();
    await tick(page.getByLabel('I have read and accept the terms and conditions'));
    await activate(button('Register'));
    await page.goto(linkIn(await emailTo(kay.email, /./), '/invitations/'));
    await skipToMain();
    await type(page.getByLabel('New password', { exact: true }), kay.password);
    await type(page.getByLabel('Enter the new password again'), kay.password);
    const terms = page.getByLabel('I have read and accept the terms and conditions');
    if (await terms.count()) await tick(terms);
    await activate(button('Continue'));
  });

  step('the profile is filled in', async () => {
    while (!page.url().endsWith('/profile/check')) {
      await skipToMain();
      for (const name of ['nhsmailOnly', 'cyberEssentialsPlus']) {
        const no = page.locator(`input[name="${name}"][value="no"]`);
        if (await no.count()) await choose(no);
      }
      await activate(button('Save and continue'));
      expect(await page.title()).not.toMatch(/^Error/);
    }
    await skipToMain();
    await activate(button(/Accept and submit/));
  });

  step('questions of each kind are answered', async () => {
    await activate(link(/for Standards Met/));
    const kinds = new Set<string>();
    for (let questions = 0; kinds.size < 3 && questions < 10; questions++) kinds.add(await answer());
    expect(kinds.size).toBe(3);
  });

  step('answers are confirmed', async () => {
    await completeAssessment(page, code);
    await page.goto('/assessment/items/1.1.1');
    await answer();
    await page.goto('/home');
    await activate(page.getByRole('link', { name: 'Assessment', exact: true }).first());
    await activate(link('Confirm all that is complete'));
    await skipToMain();
    for (const box of await page.locator('main input[type="checkbox"]').all())
      if (!(await box.isChecked())) await tick(box);
    await activate(button('Confirm'));
  });

  step('and published', async () => {
    await page.goto('/home');
    await skipToMain();
    await activate(link('Publish your assessment'));
    await skipToMain();
    await choose(page.getByLabel('Standards Met', { exact: true }));
    await activate(button('Save and continue'));
    await skipToMain();
    await activate(button('Publish'));
    await page.waitForURL(/\/publish\/done/);
    await publicPage(page, code, /Standards Met/);
  });
});
