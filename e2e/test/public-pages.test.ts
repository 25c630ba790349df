import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launch, person, violations } from '../support/browser.js';

const paths = [
  '/',
  '/find-code',
  '/find-code?q=LS1',
  '/organisations',
  '/organisations?q=house',
  '/organisations/AAAC',
  '/organisations/NOSUCH',
  '/organisations?q=house&codes=AAAC',
  '/compare',
  '/compare?codes=AAAC,AAAE,NOSUCH',
  '/compare?codes=AAAC&add=',
  '/download-register',
  '/download-register/columns',
  '/download-register/programs',
  '/register/AAAE',
  '/register/NOSUCH',
  '/sign-in',
  '/forgotten-password',
  '/accessibility-statement',
  '/cookies',
  '/terms-and-conditions',
  '/privacy',
  '/contact',
  '/help',
  '/help/quick-start',
  '/help/questions',
  '/help/what-publishing-opens',
  '/help/news',
  '/help/standards/1',
  '/help/levels/met',
  '/help/local-support',
  '/help/local-support?q=Kent',
  '/help/policies',
  '/help/policies/supplier-register',
  '/verify/NO-SUCH-CODE',
  '/no-such-page',
];

const firstPages = ['/', '/find-code?q=LS1', '/organisations?q=house', '/sign-in', '/help/levels/met'];

describe.each([
  ['with JavaScript, on a desktop', true, 1280],
  ['without JavaScript, on a phone', false, 320],
] as const)('%s', (_, javaScript, width) => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launch();
    page = await person(browser, { javaScript });
    await page.setViewportSize({ width, height: 800 });
  });
  afterAll(() => browser?.close());

  test.each(paths)(
    '%s has no script error, no sideways scrolling and no accessibility violation',
    async (path) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on(
        'console',
        (message) =>
          message.type() === 'error' && !/status of 404/.test(message.text()) && errors.push(message.text()),
      );
      await page.goto(path);
      expect(errors).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      if (javaScript) expect(await violations(page)).toEqual([]);
      page.removeAllListeners();
    },
  );

  test('anybody puts organisations side by side, and takes them off again', async () => {
    await page.goto('/organisations?q=house');
    const [first, second] = await page
      .locator('.app-results__item')
      .evaluateAll((items) => items.map(({ id }) => id));
    await page.locator(`[id="${first}"]`).getByRole('link', { name: 'Add to compare list' }).click();
    await page.getByRole('link', { name: 'See your compare list' }).click();
    await page.getByLabel('Add another ODS code').fill(second!.toLowerCase());
    await page.getByRole('button', { name: 'Add' }).click();
    const rows = page.locator('tbody tr');
    expect(await rows.count()).toBe(2);
    expect(page.url()).toContain(`codes=${first}%2C${second}`);
    await rows.first().getByRole('link', { name: 'Take off the list' }).click();
    expect(await rows.count()).toBe(1);
    expect(await rows.first().textContent()).toContain(second);
  });
});

describe('anybody', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launch();
    page = await person(browser, { javaScript: false });
  });
  afterAll(() => browser?.close());

  test.each([
    ['/Account/Register', 'Find your organisation'],
    ['/Account/Login', 'Sign in'],
    ['/Account/ForgotPassword', 'Forgotten password'],
    ['/Help', 'Help'],
    ['/Home/Contact', 'Contact us'],
    ['/OrganisationSearch', 'Look up an organisation'],
    ['/OrganisationSearch/VL00T', 'BLOSSOM PLACE'],
  ])('is led on from an address of the national toolkit: %s', async (address, heading) => {
    await page.goto(address);
    expect(await page.locator('h1').innerText()).toContain(heading);
    expect(new URL(page.url()).pathname).not.toBe(address);
  });

  const results = () => page.locator('main li.app-results__item');
  const find = async (q: string) => {
    await page.goto('/find-code');
    await page.getByLabel(/Postcode, name and town/).fill(q);
    await page.getByRole('button', { name: 'Search' }).click();
  };
  /** What a hint gives as examples, as people would type them. */
  const examplesAt = async (path: string, label: RegExp) => {
    await page.goto(path);
    const id = await page.getByLabel(label).getAttribute('aria-describedby');
    const hint = await page.locator(`[id="${id!.split(' ')[0]}"]`).innerText();
    return hint.replace('For example: ', '').split(/, | or /);
  };

  test('finds a care home with each example that the search gives', async () => {
    const examples = await examplesAt('/find-code', /Postcode, name and town/);
    expect(examples).toHaveLength(4);
    for (const example of examples) {
      await find(example);
      expect([example, await results().allInnerTexts()]).toEqual([
        example,
        expect.arrayContaining([expect.stringContaining('BLOSSOM PLACE')]),
      ]);
    }
  });

  test('finds who helps where each example of that search lies', async () => {
    const examples = await examplesAt('/help/local-support', /Postcode, town or council/);
    expect(examples).toHaveLength(3);
    for (const example of examples) {
      await page.goto(`/help/local-support?q=${encodeURIComponent(example)}`);
      const places = (await page.locator('main h2').allInnerTexts()).filter(
        (place) => !/We do not know/.test(place),
      );
      expect([example, places]).toEqual([example, expect.arrayContaining([expect.any(String)])]);
    }
  });

  test.each([
    ['a name and a town', 'blossom place london'],
    ['a misspelt name', 'Blosom Place'],
    ['a name with an everyday word that it lacks', 'Blossom Place care home'],
  ])('finds a care home by %s', async (_, typed) => {
    await find(typed);
    expect(await results().first().innerText()).toContain('BLOSSOM PLACE');
  });

  test('is shown what is nearest to a postcode that nobody has', async () => {
    await find('se28 0bp');
    expect(await page.locator('main').innerText()).toContain(
      'We know no organisation at the postcode SE28 0BP. These are the nearest.',
    );
    expect((await results().allInnerTexts()).join(' ')).toContain('BLOSSOM PLACE');
  });
});

describe('somebody who comes for the first time', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await launch()));
  afterAll(() => browser?.close());

  test.each(firstPages)(
    '%s comes in less than 100 kilobytes, all that belongs to it included',
    async (path) => {
      const page = await person(browser, { javaScript: true });
      const devtools = await page.context().newCDPSession(page);
      let bytes = 0;
      devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
      await devtools.send('Network.enable');
      await page.goto(path, { waitUntil: 'networkidle' });
      expect(bytes).toBeGreaterThan(10_000);
      expect(bytes).toBeLessThan(100_000);
      await page.context().close();
    },
  );

  test('the website has no dark style: what axe finds in the light is true in the dark', async () => {
    const page = await person(browser, { javaScript: false });
    await page.goto('/sign-in');
    const colours = () =>
      page
        .locator('body, h1, input, button, a')
        .evaluateAll((all) =>
          all
            .map((one) => getComputedStyle(one))
            .map(({ color, backgroundColor }) => [color, backgroundColor]),
        );
    const light = await colours();
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await colours()).toEqual(light);
  });
});
