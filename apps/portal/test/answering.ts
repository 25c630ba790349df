import type { Browser } from './harness.js';

/** Completes the profile, answers every question Approaching Standards asks, and confirms. */
export async function answerAll(browser: Browser): Promise<void> {
  await browser.open('/profile/sector');
  await browser.send({ sector: 'social-care' });
  await browser.open('/profile/email-and-certificate');
  await browser.send({ nhsmailOnly: 'yes', cyberEssentialsPlus: 'no' });
  await browser.open('/profile/check');
  await browser.send();
  await answerWhatIsLeft(browser, 'Go to the next question');
  await browser.open('/assessment/confirm');
  await browser.send({ assertions: ticked(browser, 'assertions') });
}

/** Fills in the whole action plan, on the way to publishing. */
export async function fillInPlan(browser: Browser): Promise<void> {
  await browser.open('/action-plan?return=/publish/preview');
  const refs = [...browser.html.matchAll(/name="([\d.]+)\.action"/g)].map(([, ref]) => ref!);
  const fields = refs.flatMap((ref) => [
    [`${ref}.action`, 'We will do it'],
    [`${ref}.owner`, 'Jo'],
    ...Object.entries({ day: '31', month: '3', year: '2027' }).map(([unit, value]) => [
      `${ref}.dueOn-${unit}`,
      value,
    ]),
  ]);
  await browser.send({ ...(Object.fromEntries(fields) as Record<string, string>), action: 'next' });
}

/** Goes from question to question until none is left. */
export async function answerWhatIsLeft(browser: Browser, link: string): Promise<void> {
  await browser.open('/assessment');
  await browser.open(browser.link(link));
  while (browser.path.startsWith('/assessment/items/'))
    await browser.send({ tick: 'yes', text: 'We do', location: 'Red folder', action: 'next' });
}

/** Values of the checkboxes that are ticked. */
export const ticked = ({ html }: Browser, name: string): string[] =>
  [...html.matchAll(new RegExp(`name="${name}" type="checkbox" value="([^"]*)" checked`, 'g'))].map(
    ([, value]) => value!,
  );
