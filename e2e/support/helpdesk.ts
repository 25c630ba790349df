import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axe } from './browser.js';

/** Every screen is right for everyone. */
export const accessible = async (page: Page): Promise<void> => expect(await axe(page)).toEqual([]);

/** Menus fade away; while they do their colours are no good. */
const popoverGone = (page: Page) => page.locator('.MuiPopover-root').waitFor({ state: 'detached' });

export async function choose(page: Page, label: string | RegExp, option: string | RegExp): Promise<void> {
  await page.getByLabel(label).click();
  await page.getByRole('option', { name: option }).click();
  await popoverGone(page);
}

/** Fills in what every action asks for. */
export async function why(page: Page, caseNumber: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Case number').fill(caseNumber);
  await dialog.getByLabel('Why is this needed?').fill('They asked on the telephone');
  await choose(page, 'How did you verify the caller?', /Called back/);
  await dialog.getByLabel('What exactly did you do?').fill('Rang 01632 960000');
}

/** From the filled-in form to the outcome. @returns what the preview said */
export async function previewAndDo(page: Page, button: 'Do it' | 'Ask for approval'): Promise<string> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await dialog.getByRole('button', { name: button }).waitFor();
  await accessible(page);
  const said = await dialog.innerText();
  await dialog.getByRole('button', { name: button }).click();
  await dialog.getByText(button === 'Do it' ? 'Done.' : 'Waiting for a second person.').waitFor();
  return said;
}

/** Goes to the page of the action that was just asked for. @returns its address */
export async function toAction(page: Page): Promise<string> {
  await page.getByRole('dialog').getByRole('link', { name: 'See the action' }).click();
  await page.waitForURL(/\/admin\/actions\/[^/]+\/show/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return new URL(page.url()).pathname;
}

export async function approve(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Approve: do it' }).click();
  await page.getByText('Done.').waitFor();
}

/** From the page of an action that was done: the same kind of action the other way round. */
export async function takeBack(
  page: Page,
  address: string,
  caseNumber: string,
  button: 'Do it' | 'Ask for approval' = 'Do it',
): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Take it back' }).click();
  await why(page, caseNumber);
  await previewAndDo(page, button);
}

/** Opens an entry of the menu of actions about something. */
export async function begin(page: Page, about: string, action: string | RegExp): Promise<void> {
  await page
    .getByRole('button', { name: `Actions for ${about}`, exact: true })
    .first()
    .click();
  await page.getByRole('menuitem', { name: action }).click();
  await popoverGone(page);
  await page.getByRole('dialog').waitFor();
}

/** A case recorded by hand. @returns its number */
export async function recordCase(page: Page, code: string): Promise<string> {
  await page.goto(`/admin/cases/create?code=${code}`);
  await choose(page, 'What is it about?', 'Something else');
  const caller = {
    'First name': 'Carl',
    'Last name': 'Caller',
    'Email address': 'carl@care.example.org',
    'What has happened, and what do they need?': 'He rang about the access of his home.',
  };
  for (const [label, text] of Object.entries(caller)) await page.getByLabel(label).fill(text);
  await page.getByRole('button', { name: 'Record the case' }).click();
  const heading = page.getByRole('heading', { level: 1, name: /^C-/ });
  await heading.waitFor();
  return /C-\d{4}-\d+/.exec(await heading.innerText())![0];
}

/** Where whoever signs in begins. */
export async function arrive(page: Page): Promise<void> {
  await page.goto('/admin/');
  await page.getByRole('heading', { level: 1, name: 'Your work' }).waitFor();
  await page.waitForLoadState('networkidle');
}

/** It is no list, and fits, in light and in dark. */
export async function arriveOnEveryScreen(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [320, 1920]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await arrive(page);
      await accessible(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect(await page.locator('tbody tr').count()).toBe(0);
    }
}
