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

/** What is wrong with the page as it stands, errors and all, on screen, printed, and on the smallest telephone. */
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
  return [...found, ...printed.map((violation) => `printed: ${violation}`), ...(await sidewaysScroll(page))];
}

/** WCAG's smallest width at which nobody has to scroll sideways; scripts have a moment to fold the menu. */
async function sidewaysScroll(page: Page): Promise<string[]> {
  const { width, height } = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height });
  let found = await page.evaluate<string[]>(tooWide);
  for (const until = Date.now() + 1000; found.length > 0 && Date.now() < until;)
    found = await page.evaluate<string[]>(tooWide);
  await page.setViewportSize({ width, height });
  return found;
}

const tooWide = `document.documentElement.scrollWidth <= 320 ? [] : ['wider than 320 pixels: ' +
  ([...document.body.querySelectorAll('*')].find((one) => one.getBoundingClientRect().right > 320)?.outerHTML ?? '')]`;

/** It stands as its scripts have left it, or as it is without any. */
const withoutScripts = (html: string): string =>
  html.replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, '').replaceAll(/<\/?noscript>/g, '');

/** For the comparison with all the pages there are, at the end of the run: its address, and what it is made from. */
async function noteSeen(page: Page): Promise<void> {
  const template = await page.locator('body').getAttribute('data-template');
  appendFileSync(
    join(platform.dataDir, 'pages-seen'),
    `${new URL(page.url()).pathname}\n${template ?? ''}\n`,
  );
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
  await noteSeen(page);
  await page.evaluate(settled);
  await page.evaluate(axeSource);
  return page.evaluate<string[]>(violated);
}
