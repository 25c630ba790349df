import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { api } from '../support/api.js';
import { launch } from '../support/browser.js';
import { accessible } from '../support/helpdesk.js';
import { emailsTo, emailTo } from '../support/mailbox.js';
import { platform } from '../support/platform.js';
import { provider, registered, type Provider } from '../support/provider.js';
import { signedIn } from '../support/staff.js';

const gil = provider('Gil');
const hal = provider('Hal');
let browser: Browser;
let sam: Page;

beforeAll(async () => {
  browser = await launch();
  const page = await registered(browser, gil, 'VL03W');
  const { email, firstName, lastName } = hal;
  await api(page, 'POST', '/identity/organisations/VL03W/users', {
    email,
    firstName,
    lastName,
    role: 'member',
  });
  await emailTo(hal.email, /You have been invited/);
  sam = await signedIn(browser, 'helpdesk-supervisor');
});
afterAll(() => browser?.close());

describe('the email log', () => {
  const openNewest = async ({ email }: Provider, subject: RegExp) => {
    await sam.getByRole('menuitem', { name: 'Emails' }).click();
    await sam.getByLabel('Email address or part of it').fill(email.slice(0, 12));
    await sam.waitForURL(/filter=/);
    await sam.getByRole('link', { name: subject }).first().click();
    await sam.getByRole('heading', { level: 1, name: subject }).waitFor();
    await sam.getByText('What the mail server said').first().waitFor();
  };

  test('finds an email by a part of its address, and sends it again', async () => {
    await openNewest(hal, /You have been invited/);
    await accessible(sam);
    await sam.getByRole('button', { name: 'Send it again' }).click();
    await sam.getByText('It is on its way again.').waitFor();
    const copies = async () =>
      (await emailsTo(hal.email)).filter(({ subject }) => subject.startsWith('You have been invited'));
    for (const until = Date.now() + 15_000; (await copies()).length < 2 && Date.now() < until;)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await copies()).toHaveLength(2);
  });

  test('says what helps instead when the link in it has been used', async () => {
    await openNewest(gil, /Confirm your email address/);
    await sam.getByRole('button', { name: 'Send it again' }).click();
    await sam.getByText(/The invitation has been accepted/).waitFor();
  });
});

describe('a message that failed for good', () => {
  const article = () => sam.getByRole('article', { name: 'organisations.forgotten.v1' });
  beforeAll(async () => {
    const client = new pg.Client(platform.databaseUrls.identity);
    await client.connect();
    await client.query(
      `insert into dead_letters (event_id, name, data, error, occurred_at)
       values ($1, 'organisations.forgotten.v1', '{"code":"X1"}', 'Nobody knows X1', now())`,
      [randomUUID()],
    );
    await client.end();
  });

  test('says why; handled again in vain it stays; discarded with a reason it is kept apart', async () => {
    await sam.getByRole('menuitem', { name: 'Set-aside messages' }).click();
    await article().getByText('Nobody knows X1').waitFor();
    await accessible(sam);
    await article().getByRole('button', { name: 'Handle it again' }).click();
    await article().getByText('does not hear organisations.forgotten.v1 any more').first().waitFor();
    await article().getByRole('button', { name: 'Discard' }).click();
    await article().getByText('Say why it need not be handled').first().waitFor();
    await article().getByLabel('Why it need not be handled').fill('A rehearsal');
    await article().getByRole('button', { name: 'Discard' }).click();
    await article().waitFor({ state: 'detached' });
    await sam.getByRole('link', { name: 'Those that were discarded' }).click();
    await article().getByText('A rehearsal').waitFor();
  });
});

test('the register: how it differed from what the services know, when they were last compared', async () => {
  const client = new pg.Client(platform.databaseUrls.organisations);
  await client.connect();
  const differences = [{ table: 'coverage', kind: 'missing', count: 21, keys: ['VL03W'] }];
  await client.query('insert into comparisons (swapped, differences) values (false, $1)', [
    JSON.stringify(differences),
  ]);
  await client.end();
  await sam.getByRole('menuitem', { name: 'Set-aside messages' }).click();
  await sam.getByText('The register is wrong here.').waitFor();
  await sam.getByRole('cell', { name: 'VL03W, and others' }).waitFor();
  await accessible(sam);
});
