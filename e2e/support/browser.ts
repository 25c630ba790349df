import { appendFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
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

/** What each person sees, put where axe can be evaluated apart from the page's own script policy. */
const copies = new WeakMap<BrowserContext, Promise<Page>>();

/** Accessibility violations of the page as it stands, errors and all, on screen and printed. */
export async function violations(page: Page): Promise<string[]> {
  const copy = await copyOf(page.context());
  await copy.context().clearCookies();
  await copy.context().addCookies(await page.context().cookies());
  const body = withoutScripts(await page.content());
  await copy.route('**', (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }), {
    times: 1,
  });
  await copy.goto(page.url());
  const found = await axe(copy);
  await copy.emulateMedia({ media: 'print' });
  const printed = await axe(copy);
  await copy.emulateMedia({ media: 'screen' });
  noteSeen(page.url());
  return [...found, ...printed.map((violation) => `printed: ${violation}`)];
}

/** It stands as its scripts have left it, or as it is without any. */
const withoutScripts = (html: string): string =>
  html.replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, '').replaceAll(/<\/?noscript>/g, '');

/** For the comparison with all the pages there are, at the end of the run. */
const noteSeen = (url: string): void =>
  appendFileSync(join(platform.dataDir, 'pages-seen'), `${new URL(url).pathname}\n`);

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
