import { generateSync } from 'otplib';
import type { Browser, Page } from 'playwright-core';
import { platform } from './platform.js';

interface Options {
  colourScheme?: 'light' | 'dark';
  /** Another platform than the one all journeys share. */
  running?: Pick<typeof platform, 'urls' | 'demoAccounts'>;
}

/** A person of the support staff at the dashboard. The policy for scripts is off only so that axe can be put in. */
export async function atDashboard(
  browser: Browser,
  { colourScheme = 'light', running = platform }: Options = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: running.urls.portal,
    viewport: { width: 1280, height: 900 },
    bypassCSP: true,
    colorScheme: colourScheme,
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

export async function signedIn(browser: Browser, role: string, options: Options = {}): Promise<Page> {
  const page = await atDashboard(browser, options);
  const account = accountOf(role, options.running);
  await enter(page, account);
  await passSecondFactor(page, account.secret!);
  return page;
}

/** Each code works once: somebody who has just signed in elsewhere waits for the next. */
async function passSecondFactor(page: Page, secret: string): Promise<void> {
  const inside = page.getByRole('navigation', { name: 'Dashboard' });
  for (const until = Date.now() + 65_000; Date.now() < until;) {
    await page.getByLabel(/6-digit code/).fill(generateSync({ secret }));
    await page.getByRole('button', { name: 'Continue' }).click();
    const refused = page.getByText('Enter the code your authenticator app shows now');
    await inside.or(refused).first().waitFor();
    if (await inside.isVisible()) return;
    await page.waitForTimeout(3_000);
  }
  throw new Error('No code of the authenticator app was accepted');
}
