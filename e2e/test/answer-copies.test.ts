import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launch } from '../support/browser.js';
import { completeAssessment } from '../support/api.js';
import {
  follow,
  look,
  passHumanCheck,
  press,
  provider,
  publicPage,
  registered,
} from '../support/provider.js';
import { journey } from '../support/steps.js';

/** Somebody who looks after three homes answers once for all of them, and takes it back: without JavaScript. */
const step = journey();
const codes = ['VL05F', 'VL05G', 'VL05X'];
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  page = await registered(browser, provider('Gwen'), codes[0]!);
});
afterAll(() => browser?.close());

/** Acts for one of the homes from now on. */
async function actFor(code: string): Promise<void> {
  await page.goto('/choose-organisation');
  await page.locator(`input[name="code"][value="${code}"]`).check();
  await press(page, 'Continue');
}

async function answer(text: string): Promise<void> {
  await page.goto('/assessment/items/1.1.5');
  await page.getByLabel('Your answer').fill(text);
  await press(page, 'Save and return to the list');
}

const answerNow = async (): Promise<string> => {
  await page.goto('/assessment/items/1.1.5');
  return page.getByLabel('Your answer').inputValue();
};

describe('one answer for several organisations', () => {
  step('Gwen adds two more homes to her account', async () => {
    for (const code of codes.slice(1)) {
      await page.goto(`/add-organisation?code=${code}`);
      await passHumanCheck(page);
      await press(page, 'Add this organisation');
      await page.waitForURL(/\/(home|profile)/);
    }
  });

  step('she answers a question in one of them, and otherwise in another', async () => {
    await actFor('VL05G');
    await answer('The deputy of this home');
    await actFor('VL05F');
    await answer('Gwen sees to it in all homes');
    await page.goto('/assessment/items/1.1.5');
    await look(page, /./);
    await follow(page, 'Use this answer in your other organisations');
    await look(page, 'In which organisations do you want to use them?');
  });

  step('she ticks them all and sees what would change before anything has', async () => {
    await follow(page, 'Tick all organisations');
    await press(page, 'See what would change');
    await look(page, 'Check what would change');
    await page.getByText('See the 1 answer this overwrites').click();
    expect(await page.locator('main').innerText()).toContain('The deputy of this home');
    await look(page, 'Check what would change');
  });

  step('one press copies it; each home has it, with where it comes from', async () => {
    await press(page, 'Copy to 2 organisations');
    await look(page, 'What was copied');
    const { pathname } = new URL(page.url());
    await actFor('VL05G');
    expect(await answerNow()).toBe('Gwen sees to it in all homes');
    await follow(page, 'See all changes');
    await look(page, 'Changes to this question');
    expect(await page.locator('main').innerText()).toContain('Copied from the answers of');
    await actFor('VL05F');
    await page.goto('/copy-answers');
    await look(page, 'Use your answers in your other organisations');
    await follow(page, '1 answer in 2 organisations');
    expect(new URL(page.url()).pathname).toBe(pathname);
  });

  step('and another one puts everything back', async () => {
    await press(page, 'Undo all of it');
    await look(page, 'What was undone');
    await actFor('VL05G');
    expect(await answerNow()).toBe('The deputy of this home');
    await actFor('VL05X');
    expect(await answerNow()).toBe('');
  });
});

describe('publishing for several organisations', () => {
  step('those that are ready are offered, and what is missing in the others is said', async () => {
    for (const code of ['VL05F', 'VL05G']) {
      await actFor(code);
      await completeAssessment(page, code);
    }
    await answer('Changed since it was confirmed');
    await page.goto('/publish/level');
    await follow(page, 'Publish for several of your organisations at once');
    await look(page, 'Publish for several organisations');
    expect(await page.locator('main').innerText()).toMatch(/VL05X\)\s+Complete your organisation profile/);
    await press(page, 'Continue');
    await page.getByText('Choose at least one organisation').first().waitFor();
    await follow(page, 'Tick all organisations');
    await press(page, 'Continue');
  });

  step('nothing is published before she has said that it is true', async () => {
    await look(page, 'Check and publish');
    expect(await page.locator('main').innerText()).toContain('You confirm 1.1.');
    await press(page, 'Publish for 2 organisations');
    await page.getByText('Tick the box when you have read the answers').first().waitFor();
    await look(page, 'Check and publish');
    await page.getByLabel(/I have read the answers/).check();
    await press(page, 'Publish for 2 organisations');
    await look(page, 'You have published for 2 organisations');
  });

  step('loading the page again publishes nothing else, and everybody sees it', async () => {
    await page.reload();
    await look(page, 'You have published for 2 organisations');
    await follow(page, 'See all your organisations');
    await look(page, 'Publish for several organisations');
    expect(await page.locator('main').innerText()).toContain('Published, and nothing has changed since');
    await publicPage(page, 'VL05G', /Standards Met/);
  });
});
