import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSync } from 'otplib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { platform } from './platform.js';

interface Options {
  colourScheme?: 'light' | 'dark';
  /** Another platform than the one all journeys share. */
  running?: Pick<typeof platform, 'urls' | 'demoAccounts'>;
  storageState?: BrowserContextOptions['storageState'];
}

/** A person of the support staff at the dashboard. The policy for scripts is off only so that axe can be put in. */
export async function atDashboard(
  browser: Browser,
  { colourScheme = 'light', running = platform, storageState }: Options = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: running.urls.portal,
    viewport: { width: 1280, height: 900 },
    bypassCSP: true,
    colorScheme: colourScheme,
    reducedMotion: 'reduce',
    storageState,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto('/admin/');
  return page;
}

export async function enter(
  page: Page,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password').first().fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

export const accountOf = (
  role: string,
  { demoAccounts }: Pick<typeof platform, 'demoAccounts'> = platform,
) => {
  const account = demoAccounts.find((one) => one['role'] === role);
  return {
    email: account!['email']!,
    password: account!['password']!,
    secret: account!['secondFactorSecret'],
  };
};

/**
 * Signs in, or goes on with the session of whoever signed in with that role first: each code of an authenticator app
 * works once, and the next is half a minute away.
 */
export async function signedIn(browser: Browser, role: string, options: Options = {}): Promise<Page> {
  if (options.running) return signIn(browser, role, options);
  const session = join(platform.dataDir, `signed-in-${role}.json`);
  if (isFirst(session)) {
    const page = await signIn(browser, role, options);
    writeFileSync(`${session}.new`, JSON.stringify(await page.context().storageState()));
    renameSync(`${session}.new`, session);
    return page;
  }
  for (const until = Date.now() + 60_000; !existsSync(session);) {
    if (Date.now() > until) throw new Error(`Whoever signs in as ${role} in another file has not got in`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const page = await atDashboard(browser, { ...options, storageState: session });
  await inside(page).waitFor();
  return page;
}

/** Files run beside each other. */
function isFirst(session: string): boolean {
  try {
    writeFileSync(`${session}.begun`, '', { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function signIn(browser: Browser, role: string, options: Options): Promise<Page> {
  const page = await atDashboard(browser, options);
  const account = accountOf(role, options.running);
  await enter(page, account);
  await page.getByLabel(/6-digit code/).fill(generateSync({ secret: account.secret! }));
  await page.getByRole('button', { name: 'Continue' }).click();
  await inside(page).waitFor();
  return page;
}

const inside = (page: Page) => page.getByRole('navigation', { name: 'Dashboard' });
