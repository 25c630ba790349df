import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPlatform, type Platform, type Restartable } from '@dspt/embedded/platform';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { api, completeAssessment } from '../support/api.js';
import { launch, person } from '../support/browser.js';
import { emailsTo } from '../support/mailbox.js';
import { acceptInvitation, provider, register } from '../support/provider.js';
import { signedIn } from '../support/staff.js';

/** A head office publishes for 194 of its 197 sites while something is killed; nothing is lost, nothing is doubled. */
let folder: string;
let platform: Platform;
let browser: Browser;
let page: Page;
let sites: string[];
const hannah = provider('Hannah');
const own = '/assessment/organisations/AAAC';

async function rows<T extends object>(
  service: 'organisations' | 'assessment' | 'notifications' | 'support' | 'identity',
  sql: string,
  values: unknown[] = [],
) {
  const client = new pg.Client(platform.databaseUrls[service]);
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dspt-e2e-'));
  platform = await startPlatform({ dataDir: folder, durable: false });
  browser = await launch();
  page = await person(browser, { javaScript: false, portal: platform.urls.portal });
  await page.goto('/register/AAAC');
  await register(page, hannah);
  await acceptInvitation(page, hannah, { mailbox: platform.urls.mailbox });
  await page.waitForURL(/\/profile/);
  await completeAssessment(page, 'AAAC');
  const sameAcrossSites = { training: true, policies: true, security: true, it: true };
  await api(page, 'PUT', '/organisations/organisations/AAAC/head-office-function', {
    enabled: true,
    sameAcrossSites,
  });
  const list = await api<{ sites: { code: string }[] }>(
    page,
    'GET',
    '/organisations/organisations/AAAC/sites',
  );
  sites = list.sites.map(({ code }) => code);
});

afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  await rm(folder, { recursive: true, force: true });
});

const victims: [string, (running: Platform) => Restartable][] = [
  ['assessment', ({ service }) => service('assessment')],
  ['organisations', ({ service }) => service('organisations')],
  ['notifications', ({ service }) => service('notifications')],
  ['identity', ({ service }) => service('identity')],
  ['portal', ({ service }) => service('portal')],
  ['nats-server', ({ nats }) => nats],
];

/** As a person does whose page did not come back: the same request again, until it is answered. */
async function publishInsisting(requestId: string): Promise<{ id: string }> {
  const body = {
    level: 'met',
    requestId,
    profileConfirmed: true,
    exclusions: sites.slice(0, 3).map((code) => ({ code, reason: 'Has IT of its own' })),
    sameAcrossSites: { training: true, policies: true, security: true, it: true },
  };
  for (const until = Date.now() + 60_000; ;) {
    try {
      const { version: profileVersion } = await api<{ version: number }>(page, 'GET', `${own}/profile`);
      return await api<{ id: string }>(page, 'POST', `${own}/publications`, { ...body, profileVersion });
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

const countCovered = async (publicationId: string) =>
  (await rows('organisations', 'select from coverage where publication_id = $1', [publicationId])).length;
const waitingEmails = async () =>
  (await rows('notifications', `select from emails where state = 'waiting'`)).length;
const untold = async () =>
  (
    await Promise.all(
      (['assessment', 'notifications'] as const).map((name) =>
        rows(name, 'select from outbox where sent_at is null'),
      ),
    )
  ).flat().length;
const publishedEmails = async () =>
  (await emailsTo(hannah.email, platform.urls.mailbox)).filter(({ subject }) => /published/i.test(subject));

async function eventually(check: () => Promise<boolean>): Promise<void> {
  for (const until = Date.now() + 60_000; !(await check());) {
    if (Date.now() > until) throw new Error('It did not happen within a minute');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('kill -9 while a head office publishes', () => {
  let published = 0;

  test.each(victims)(
    'of %s loses nothing and doubles nothing',
    async (_, pick) => {
      const victim = pick(platform);
      const requestId = randomUUID();
      const publishing = publishInsisting(requestId);
      await new Promise((resolve) => setTimeout(resolve, 20));
      await victim.kill('SIGKILL');
      await victim.start();
      const { id } = await publishing;
      published += 1;

      await eventually(async () => (await countCovered(id)) === 195);
      await eventually(async () => (await publishedEmails()).length >= published);
      await eventually(async () => (await waitingEmails()) + (await untold()) === 0);

      expect(
        await rows('assessment', 'select request_id from publications where request_id = $1', [requestId]),
      ).toHaveLength(1);
      expect(await rows('assessment', 'select from publications')).toHaveLength(published);
      expect(await rows('organisations', 'select from publications')).toHaveLength(published);
      const emails = await publishedEmails();
      expect(emails).toHaveLength(published);
      expect(new Set(emails.map(({ headers }) => headers['message-id'])).size).toBe(published);
      expect(await rows('organisations', 'select from dead_letters')).toEqual([]);
      expect(await rows('notifications', 'select from dead_letters')).toEqual([]);
    },
    180_000,
  );
});

interface Action {
  state: string;
  preview: { fingerprint: string };
}

describe('kill -9 in the middle of an action of the helpdesk', () => {
  let olive: Page;
  let caseNumber: string;
  let enabled = true;
  beforeAll(async () => {
    olive = await signedIn(browser, 'helpdesk-operator', { running: platform });
    const caller = { email: 'carl@care.example', firstName: 'Carl', lastName: 'Caller' };
    const about = { topic: 'head-office-function', code: 'AAAC', message: 'Switch it', source: 'telephone' };
    const opened = await insist<{ number: string }>('/support/staff/cases', { ...caller, ...about });
    caseNumber = opened.number;
  });

  /** The same request again until it is answered, as the dashboard does when somebody clicks again. */
  async function insist<T>(path: string, body: object, id = randomUUID()): Promise<T> {
    for (const until = Date.now() + 60_000; ;) {
      try {
        return await api<T>(olive, 'POST', path, { id, ...body });
      } catch (error) {
        if (Date.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    }
  }

  test.each<[string, (running: Platform) => Restartable]>([
    ['support', ({ service }) => service('support')],
    ['organisations', ({ service }) => service('organisations')],
    ['nats-server', ({ nats }) => nats],
    ['portal', ({ service }) => service('portal')],
  ])(
    'of %s: it is done once, and the request says so',
    async (_, pick) => {
      const victim = pick(platform);
      enabled = !enabled;
      const what = { kind: 'switch-head-office-function', input: { code: 'AAAC', enabled } };
      const { fingerprint } = await api<{ fingerprint: string }>(
        olive,
        'POST',
        '/support/staff/action-previews',
        what,
      );
      const id = randomUUID();
      const verification = { how: 'other', detail: 'By a test' };
      const order = { ...what, fingerprint, caseNumber, reason: 'By a test', verification };
      const asking = insist<Action>('/support/staff/actions', order, id);
      await new Promise((resolve) => setTimeout(resolve, 15));
      await victim.kill('SIGKILL');
      await victim.start();
      await asking;

      const stateNow = async () =>
        (await rows<{ state: string }>('support', 'select state from actions where id = $1', [id]))[0];
      await eventually(async () => (await stateNow())?.state === 'done');
      expect(await rows('organisations', 'select from executed_actions where id = $1', [id])).toHaveLength(1);
      expect(await rows('organisations', 'select from audit where action_id = $1', [id])).toHaveLength(1);
      const [now] = await rows<{ enabled: boolean }>(
        'organisations',
        `select enabled from head_office_functions where code = 'AAAC'`,
      );
      expect(now).toEqual({ enabled });
      await eventually(async () => (await waitingEmails()) + (await untold()) === 0);
      times[String(enabled)] = (times[String(enabled)] ?? 0) + 1;
      const subject = new RegExp(`head-office function of .* is ${enabled ? 'on' : 'off'}`);
      await eventually(async () => (await emailsAbout(subject)) >= times[String(enabled)]!);
      expect(await emailsAbout(subject)).toBe(times[String(enabled)]);
    },
    180_000,
  );

  test('of identity: somebody is invited to a further organisation once, and the request says so', async () => {
    const about = { kind: 'link-email', input: { code: 'VL050', email: hannah.email, role: 'member' } };
    const preview = '/support/staff/action-previews';
    const { fingerprint } = await api<{ fingerprint: string }>(olive, 'POST', preview, about);
    const id = randomUUID();
    const verification = { how: 'other', detail: 'By a test' };
    const order = { ...about, fingerprint, caseNumber, reason: 'By a test', verification };
    const asking = insist<Action>('/support/staff/actions', order, id);
    await new Promise((resolve) => setTimeout(resolve, 15));
    const identity = platform.service('identity');
    await identity.kill('SIGKILL');
    await identity.start();
    await asking;
    const state = async () =>
      (await rows<{ state: string }>('support', 'select state from actions where id = $1', [id]))[0]?.state;
    await eventually(async () => (await state()) === 'done');
    expect(await rows('identity', 'select from executed_actions where id = $1', [id])).toHaveLength(1);
    const audited = `select from audit where action_id = $1 and did = 'action.link-email'`;
    expect(await rows('identity', audited, [id])).toHaveLength(1);
    expect(await rows('identity', `select from invitations where code = 'VL050'`)).toHaveLength(1);
    const subject = /You have been invited to JOYBROOK/;
    await eventually(async () => (await emailsAbout(subject)) === 1);
  });

  const times: Record<string, number> = {};
  const emailsAbout = async (subject: RegExp) =>
    (await emailsTo(hannah.email, platform.urls.mailbox)).filter((email) => subject.test(email.subject))
      .length;
});
