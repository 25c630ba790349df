import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launch, person } from '../support/browser.js';
import { follow, look, press, provider, registered } from '../support/provider.js';
import { journey } from '../support/steps.js';

/** A manager and two of the staff, all without JavaScript: from the link to what the manager can show. */
const step = journey();
let browser: Browser;
let manager: Page;
let staff: Page;
let link: string;

beforeAll(async () => {
  browser = await launch();
  manager = await registered(browser, provider('Mona'), 'VL064');
  staff = await person(browser, { javaScript: false });
});
afterAll(() => browser?.close());

async function begin(page: Page, firstName: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('First name').fill(firstName);
  await page.getByLabel('Last name').fill('Carer');
  await press(page, 'Start the quiz');
}

/** Chooses the answer at one place in each question. */
async function choose(page: Page, places: number[]): Promise<void> {
  const questions = await page.locator('main fieldset').all();
  expect(questions).toHaveLength(10);
  for (const [index, place] of places.entries())
    await questions[index]!.locator('input[type="radio"]').nth(place).check();
}

describe('the staff quiz without JavaScript', () => {
  step('the manager makes a link', async () => {
    await manager.goto('/home');
    await follow(manager, 'Staff quiz');
    await look(manager, 'Staff quiz');
    await press(manager, 'Make a link');
    await look(manager, 'Staff quiz');
    link = (await manager.locator('main a[href*="/quiz/"]').innerText()).trim();
  });

  step('somebody of the staff opens it without an account, and says who they are', async () => {
    await staff.goto(link);
    await look(staff, 'Data security quiz');
    await press(staff, 'Start the quiz');
    expect(await staff.title()).toMatch(/^Error: /);
    await begin(staff, 'Carla');
    await look(staff, 'Data security quiz');
  });

  step('what is not answered is asked for, and nothing is lost', async () => {
    await choose(staff, [0, 0, 0]);
    await press(staff, 'Finish and see your result');
    await look(staff, 'Data security quiz');
    const errors = staff.locator('.nhsuk-error-summary a');
    expect(await errors.count()).toBe(7);
    expect(await errors.first().innerText()).toBe('Choose an answer to question 4');
    expect(await staff.locator('input[type="radio"]:checked').count()).toBe(3);
  });

  step('each question is explained, and those who try again know enough to pass', async () => {
    await choose(
      staff,
      Array.from({ length: 10 }, () => 0),
    );
    await press(staff, 'Finish and see your result');
    await look(staff, /You have/);
    expect(await staff.locator('main ol > li').count()).toBe(10);
    const known = new Map<string, string>();
    for (let tries = 0; !(await staff.locator('h1').innerText()).includes('You have passed'); tries++) {
      expect(tries).toBeLessThan(20);
      await learn(staff, known);
      await press(staff, 'Try again with other questions');
      await chooseKnown(staff, known);
      await press(staff, 'Finish and see your result');
    }
    await look(staff, /You have passed/);
  });

  step('who has passed gets a certificate to print', async () => {
    await follow(staff, 'See your certificate to print');
    await look(staff, 'Certificate');
    expect(await staff.locator('main').innerText()).toContain('Carla Carer');
  });

  step('somebody types their name in another way, and does not pass', async () => {
    await begin(staff, 'Karla');
    await staff.locator('main fieldset').first().waitFor();
    await choose(
      staff,
      Array.from({ length: 10 }, () => 0),
    );
    await press(staff, 'Finish and see your result');
  });

  step('the manager says how many staff there are, and sees the share', async () => {
    await manager.goto('/staff-quiz');
    await press(manager, 'Save the number');
    await look(manager, 'Staff quiz');
    expect(await manager.title()).toMatch(/^Error: /);
    await manager.getByLabel('How many staff do you have?').fill('2');
    await press(manager, 'Save the number');
    await look(manager, 'Staff quiz');
    expect(await manager.locator('main').innerText()).toContain(
      '1 of 2 staff (50%) passed the staff quiz in the last 12 months.',
    );
  });

  step('puts the share into the comment on question 3.2.1, and loses nothing typed', async () => {
    await manager.goto('/assessment/items/3.2.1');
    await look(manager, /At least 95%/);
    await manager.getByLabel('Comment').fill('We also had a talk.');
    await press(manager, 'Put the quiz result into the comment');
    await look(manager, /At least 95%/);
    expect(await manager.getByLabel('Comment').inputValue()).toBe(
      'We also had a talk.\n1 of 2 staff (50%) passed the staff quiz in the last 12 months.',
    );
    await manager.getByLabel('Not yet').check();
    await press(manager, 'Save and return to the list');
    await manager.goto('/assessment/items/3.2.1');
    expect(await manager.getByLabel('Comment').inputValue()).toContain('(50%)');
    await manager.goto('/staff-quiz');
  });

  step('finds who has not passed, and joins the two names of one person', async () => {
    await follow(manager, 'See who has taken the quiz');
    await look(manager, 'Who has taken the staff quiz');
    await manager.getByLabel('Search by name').fill('karla');
    await press(manager, 'Show');
    expect(await manager.locator('main').innerText()).toContain('1 person');
    await follow(manager, 'Karla Carer');
    await look(manager, 'Karla Carer');
    await press(manager, 'Join the two');
    expect(await manager.title()).toMatch(/^Error: /);
    await manager.getByLabel('Who is it really?').selectOption({ label: 'Carla Carer' });
    await press(manager, 'Join the two');
    await look(manager, 'Carla Carer');
  });

  step('removes one result, and then the person', async () => {
    await follow(manager, /^Remove the result|^Remove/);
    await look(manager, 'Remove this result of Carla Carer?');
    await press(manager, 'Remove');
    await look(manager, 'Who has taken the staff quiz');
    await follow(manager, 'Carla Carer');
    await follow(manager, 'Remove them with all results');
    await look(manager, 'Remove Carla Carer?');
    await press(manager, 'Remove');
    await look(manager, 'Who has taken the staff quiz');
    expect(await manager.locator('main').innerText()).toContain('Nobody has taken the quiz yet');
  });

  step('the manager prints the quiz on paper, and enters what came of it', async () => {
    await manager.goto('/staff-quiz');
    await follow(manager, 'Print the quiz on paper');
    await look(manager, /Data security quiz, sheet \d{4}/);
    const { href } = new URL(manager.url());
    const printed = await manager.locator('main').innerText();
    expect(printed).toContain('Marking sheet');
    await manager.goto(href);
    expect(await manager.locator('main').innerText()).toBe(printed);
    await follow(manager, 'Enter a result from this sheet');
    await look(manager, 'Enter a result from paper');
    await manager.getByLabel('First name').fill('Pia');
    await manager.getByLabel('Last name').fill('Carer');
    await manager.getByLabel('How many of the 10 answers are right?').fill('11');
    const today = new Date();
    for (const [label, value] of Object.entries({
      Day: today.getUTCDate(),
      Month: today.getUTCMonth() + 1,
      Year: today.getUTCFullYear(),
    }))
      await manager.getByLabel(label, { exact: true }).fill(String(value));
    await press(manager, 'Save the result');
    await look(manager, 'Enter a result from paper');
    expect(await manager.title()).toMatch(/^Error: /);
    await manager.getByLabel('How many of the 10 answers are right?').fill('9');
    await press(manager, 'Save the result');
    await look(manager, 'Enter a result from paper');
    expect(await manager.getByLabel('First name').inputValue()).toBe('');
    expect(await manager.getByLabel('Number of the sheet').inputValue()).toBe(
      new URL(href).searchParams.get('sheet'),
    );
    await follow(manager, 'See who has taken the quiz');
    await follow(manager, 'Pia Carer');
    await look(manager, 'Pia Carer');
    expect(await manager.locator('main').innerText()).toContain('entered by Mona Tester');
  });

  step('a link that was ended says whom to ask', async () => {
    await manager.goto('/staff-quiz/link/end');
    await look(manager, 'End the link to the quiz?');
    await press(manager, 'End the link');
    await look(manager, 'Staff quiz');
    await staff.goto(link);
    await look(staff, 'This link to the staff quiz has ended');
    expect(await staff.locator('main').innerText()).toContain('Ask your manager');
  });
});

const withoutNumber = (text: string): string => text.replace(/^\d+\. /, '').trim();

/** What the page after the quiz says is right, by question. */
async function learn(page: Page, known: Map<string, string>): Promise<void> {
  for (const answer of await page.locator('main ol > li').all()) {
    const question = withoutNumber(await answer.locator('h3').innerText());
    const text = await answer.innerText();
    const [, right] = /The right answer: (.*)/.exec(text) ?? [];
    const [, given] = /You said: (.*)/.exec(text) ?? [];
    known.set(question, (right ?? given)!.trim());
  }
}

async function chooseKnown(page: Page, known: Map<string, string>): Promise<void> {
  for (const question of await page.locator('main fieldset').all()) {
    const right = known.get(withoutNumber(await question.locator('legend').innerText()));
    const choice = right ? question.getByLabel(right, { exact: true }) : question.getByRole('radio').first();
    await choice.check();
  }
}
