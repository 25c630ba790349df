import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { platform } from './platform.js';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-sync',
    ],
  });
}

/** A person at a computer: a browser profile of its own, with or without JavaScript. */
export async function person(
  browser: Browser,
  { javaScript, portal = platform.urls.portal }: { javaScript: boolean; portal?: string },
): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    baseURL: portal,
    javaScriptEnabled: javaScript,
    viewport: { width: 1024, height: 900 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  return page;
}

/** What each person sees, opened once more where axe can be evaluated apart from the page's own script policy. */
const copies = new WeakMap<BrowserContext, Promise<Page>>();

/** Accessibility violations of the page at that address, for whoever is signed in on it. */
export async function violations(page: Page): Promise<string[]> {
  const copy = await copyOf(page.context());
  await copy.context().clearCookies();
  await copy.context().addCookies(await page.context().cookies());
  await copy.goto(page.url());
  return axe(copy);
}

function copyOf(context: BrowserContext): Promise<Page> {
  const copy = copies.get(context) ?? open(context.browser()!);
  copies.set(context, copy);
  return copy;
}

const open = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ bypassCSP: true })).newPage();

/** Colours are no good while they change from one to another. What turns for ever is not waited for. */
const settled = `Promise.allSettled(document.getAnimations()
  .filter(({ effect }) => effect.getComputedTiming().iterations !== Infinity)
  .map(({ finished }) => finished))`;

/** Its results are large: only what is to be read leaves the page. */
const violated = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, help, nodes }) => id + ': ' + help + ' — ' + (nodes[0]?.html ?? '')))`;

/** Runs axe in a page whose scripts are on and whose content security policy is off. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(settled);
  await page.evaluate(axeSource);
  return page.evaluate<string[]>(violated);
}
