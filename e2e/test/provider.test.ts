import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { readPdf, textOf } from '@dspt/testing/pdf';
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
/** Of the same person, in a browser with JavaScript. */
let scripted: Page;
const ann = provider('Ann');
const longPlan = `${'We ask the council to help us with this. '.repeat(40)}Then it is done.`;
const text = (of = page) => of.locator('main').innerText();

const squeezed = (words: string): string => words.normalize('NFKC').replaceAll(/\s+/g, '');

/** What stands on paper, page by page, without blanks. */
async function onPaper(path: string): Promise<string[]> {
  await page.goto(path);
  const pdf = await readPdf(await page.pdf());
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => textOf(pdf, index + 1)));
  expect(pages.join(' ')).not.toContain('(Link');
  return pages.map((words) => squeezed(words));
}

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
    await look(page, 'What kind of organisation are you?');
    await completeProfile(page, 'Social care');
    await page.goto('/assessment');
    await look(page, /./);
  });

  step('reads how far it is, and skips a question', async () => {
    await follow(page, 'Go to the next question, 1.1.1 for Approaching Standards');
    expect(await text()).toContain('Question 1 of 27, Policies and procedures. 0 of 27 done.');
    await follow(page, 'Skip for now');
    expect(page.url()).toMatch(/\/assessment\/items\/1\.1\.2\?for=approaching$/);
    expect(await text()).toContain('Question 2 of 27, Policies and procedures. 0 of 27 done.');
  });

  step(
    'with JavaScript: what was saved is said without taking the focus from the next question',
    async () => {
      scripted = await person(browser, { javaScript: true });
      await scripted.context().addCookies(await page.context().cookies());
      await scripted.goto('/assessment/items/1.1.1?for=approaching');
      await scripted.getByLabel('Your answer').fill('ZA000000');
      await press(scripted, 'Save and continue');
      expect(await text(scripted)).toContain('Your answer to question 1.1.1 has been saved.');
      expect(await text(scripted)).toContain('Question 2 of 27, Policies and procedures. 1 of 27 done.');
      expect(await scripted.evaluate('document.activeElement.tagName')).toBe('BODY');
    },
  );

  step('answers the rest of the 27 questions of Approaching Standards and confirms them', async () => {
    expect(await answerAll(page, 'Approaching Standards')).toBe(26);
    await page.goto('/assessment/confirm');
    await look(page, /./);
    await confirmAll(page);
    await page.goto('/assessment');
    expect(await page.locator('main').innerText()).toContain('27 of 27 questions done');
  });

  step('reads all its answers at once, and on paper nothing is cut and no address is printed', async () => {
    await follow(page, 'See and print all your answers');
    await look(page, 'All your answers');
    await page.emulateMedia({ media: 'print' });
    const printed = await page.locator('main').innerText();
    expect(printed).toContain('We do this in all rooms');
    const after = `[...document.querySelectorAll('main a')].map((a) => getComputedStyle(a, '::after').content)`;
    expect(new Set(await page.evaluate<string[]>(after))).toEqual(new Set(['none']));
    await page.emulateMedia({ media: null });
  });

  step('says of a question that it is not true yet, and what is planned', async () => {
    await page.goto('/assessment/items/1.2.4');
    await look(page, /national data opt-out/);
    await page.getByLabel('Not yet', { exact: true }).check();
    await page.getByLabel('What do you plan to do? (optional)').fill('Ask the council to help us');
    await press(page, 'Save and return to the list');
    await look(page, 'Assessment');
    expect(await page.locator('main').innerText()).toContain('Your answer to question 1.2.4 has been saved.');
  });

  step('makes the action plan and publishes Approaching Standards', async () => {
    await page.goto('/action-plan');
    await look(page, /Action plan/);
    const plans = page.locator('.app-plan');
    expect(await plans.count()).toBe(17);
    expect(await plans.first().locator('textarea').inputValue()).toBe('Ask the council to help us');
    await page.getByLabel('Use the suggestion where I have written nothing').check();
    await page.getByLabel('Who will do it, where nobody is named?').fill('Ann Tester');
    for (const [unit, value] of Object.entries({ Day: '31', Month: '3', Year: '2027' }))
      await page.getByLabel(unit, { exact: true }).first().fill(value);
    await press(page, 'Fill in the empty ones');
    await look(page, /Action plan/);
    expect(await plans.first().locator('textarea').inputValue()).toBe('Ask the council to help us');
    expect(await plans.last().locator('textarea').inputValue()).not.toBe('');
    await plans.last().locator('textarea').fill(longPlan);
    await press(page, 'Save and stay on this page');
    await look(page, /Action plan/);
    await publish(page, 'Approaching Standards');
    await look(page, /./);
    await publicPage(page, 'VL00T', /Approaching Standards/);
    await look(page, /BLOSSOM PLACE/);
    expect(await page.locator('main').innerText()).toContain(
      'This organisation says that it does the most important things the national standards ask for to keep people’s information safe, and has a plan for the rest.',
    );
  });

  step('has it all on paper: a page for each section, and nothing cut', async () => {
    const questions = await onPaper('/help/levels/approaching');
    const sections = await page.locator('main section h2').allInnerTexts();
    expect(sections).toHaveLength(4);
    const begins = (section: string) => questions.some((words) => words.startsWith(squeezed(section)));
    expect(sections.filter((section) => !begins(section))).toEqual([]);
    const help = await page.locator('main section p').allInnerTexts();
    expect(help.filter((words) => !questions.join('').includes(squeezed(words)))).toEqual([]);
    expect((await onPaper('/assessment/answers')).join('')).toContain('Wedothisinallrooms');
    expect((await onPaper('/action-plan')).join('')).toContain(squeezed(longPlan));
    await page.goto('/publications');
    const path = await page.locator('main a[href^="/publications/"]').first().getAttribute('href');
    const publication = (await onPaper(path!)).join('');
    expect(publication).toContain(squeezed(longPlan));
    expect(publication).toContain('ZA000000');
  });

  step('with JavaScript: what is folded is unfolded while it is printed, in any browser', async () => {
    await scripted.goto('/assessment/items/1.1.1');
    const folded = scripted.locator('main details:not([open])');
    const before = await folded.count();
    expect(before).toBeGreaterThan(0);
    await scripted.evaluate(`window.dispatchEvent(new Event('beforeprint'))`);
    expect(await folded.count()).toBe(0);
    await scripted.evaluate(`window.dispatchEvent(new Event('afterprint'))`);
    expect(await folded.count()).toBe(before);
  });

  step('says that a statement does not apply, and asks why', async () => {
    await page.goto('/assessment/items/4.3.1');
    await page.getByLabel('It does not apply to us').check();
    await press(page, 'Save and return to the list');
    await look(page, /signed an agreement/);
    expect(await page.locator('.nhsuk-error-summary').innerText()).toContain(
      'Say why this does not apply to you',
    );
    await page.getByLabel('Why does it not apply?').fill('Our head office does this.');
    await press(page, 'Save and return to the list');
    expect(await text()).toContain('Your answer to question 4.3.1 has been saved.');
  });

  step('says beside an answer in words that the question does not apply', async () => {
    await page.goto('/assessment/items/1.3.14');
    const why = page.getByLabel('Why does it not apply?');
    expect(await why.isVisible()).toBe(false);
    await page.getByLabel('This does not apply to us').check();
    await why.fill('We have no mobile phones.');
    await look(page, /mobile phones/);
    await press(page, 'Save and return to the list');
    expect(await text()).toContain('Your answer to question 1.3.14 has been saved.');
  });

  step('answers one question that answers the next', async () => {
    const statement = 'Everything we use still gets security updates';
    await page.goto('/assessment/items/8.1.4');
    expect(await text()).toContain('You then need not answer question 8.2.1.');
    await page.getByLabel(statement).check();
    await press(page, 'Save and return to the list');
    await page.goto('/assessment/items/8.2.1');
    expect(await page.getByLabel('This does not apply to us').isChecked()).toBe(true);
    expect(await page.getByLabel('Why does it not apply?').inputValue()).toBe(statement);
  });

  step('answers the rest and publishes Standards Met', async () => {
    expect(await answerAll(page, 'Standards Met')).toBe(13);
    await confirmAll(page);
    await publish(page, 'Standards Met');
    await publicPage(page, 'VL00T', /Standards Met/);
    expect(await page.locator('main').innerText()).toContain(
      'This organisation says that it does everything the national standards ask for to keep people’s information safe.',
    );
    await page.goto('/publications');
    await look(page, /./);
    const email = await emailTo(ann.email, /published/i);
    expect(email.text).toContain('Standards Met');
  });

  step('changes an answer, and home says so until it is published, too', async () => {
    const home = async () => {
      await page.goto('/home');
      await look(page, 'BLOSSOM PLACE');
      return page.locator('main').innerText();
    };
    const answer = async (tick: 'yes' | 'not-yet') => {
      await page.goto('/assessment/items/1.2.4');
      await page.locator(`input[name="tick"][value="${tick}"]`).check();
      await press(page, 'Save and return to the list');
    };
    expect(await home()).toContain('You do not have to do anything now: you have published Standards Met.');
    await answer('not-yet');
    expect(await home()).toContain('Your answers have changed since you published them.');
    await follow(page, 'Continue your assessment');
    await answer('yes');
    await page.goto('/home');
    await follow(page, 'Confirm your answers');
    await confirmAll(page);
    expect(await home()).toContain('To show the new answers, publish again.');
    await follow(page, 'Publish your assessment');
    await publish(page, 'Standards Met');
    expect(await home()).toContain('You do not have to do anything now: you have published Standards Met.');
  });
});
