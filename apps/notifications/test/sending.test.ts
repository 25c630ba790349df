import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { EventContext } from '@dspt/service-kit/messaging/handlers';
import { EmailsService } from '../src/emails/emails.service.js';
import { letter, type Letter } from '../src/emails/letter.js';
import { startHarness, type Harness } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

const ann = { email: 'Ann@care.example', firstName: 'Ann' };
const bob = { email: 'bob@care.example', firstName: 'Bob' };
const changedAt = '2026-05-03T10:00:00.000Z';
const aboutPassword = () => letter('password-changed', ann, [], { changedAt });

const told = { name: 'test', data: {} };
const queue = (letters: Letter[], eventId = randomUUID() as string) =>
  harness.database.transaction((manager) =>
    harness.app
      .get(EmailsService, { strict: false })
      .queue(new EventContext(manager, eventId, new Date(), told), letters),
  );
const rows = () => harness.database.query<Record<string, unknown>[]>('select * from emails');
const minutesLater = (minutes: number) =>
  harness.clock.set(new Date(harness.clock.now().getTime() + minutes * 60_000));

beforeEach(async () => {
  await harness.database.query('truncate emails');
  harness.mail.received.length = 0;
});
afterEach(() => {
  harness.mail.refusals.clear();
  harness.mail.refusedSender = undefined;
  harness.mail.refusedText = undefined;
});

test('an email leaves right after the commit and is not kept', async () => {
  await queue([aboutPassword()]);
  await harness.posted();
  expect(harness.mail.received).toHaveLength(1);
  expect(await rows()).toMatchObject([
    { state: 'sent', attempts: 1, data: null, last_error: null, to_address: 'ann@care.example' },
  ]);
});

test('an email says who sends it, that nobody reads replies, and has one message id for ever', async () => {
  await queue([aboutPassword()]);
  await harness.posted();
  const [mail] = harness.mail.received;
  const [row] = await rows();
  expect(mail?.from?.text).toBe('"Data Security and Protection Toolkit" <no-reply@toolkit.example>');
  expect(mail?.messageId).toBe(`<${String(row?.['id'])}@toolkit.example>`);
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail?.text).toContain('nobody reads the replies');
});

test('an email of a transaction that rolls back never leaves', async () => {
  const rolledBack = harness.database.transaction(async (manager) => {
    const context = new EventContext(manager, 'rolled back', new Date(), told);
    await harness.app.get(EmailsService, { strict: false }).queue(context, [aboutPassword()]);
    throw new Error('roll back');
  });
  await expect(rolledBack).rejects.toThrow('roll back');
  await harness.posted();
  expect(harness.mail.received).toEqual([]);
});

test('the same event makes the same email once', async () => {
  await queue([aboutPassword(), aboutPassword()], 'one event');
  await queue([aboutPassword()], 'one event');
  await harness.posted();
  expect(harness.mail.received).toHaveLength(1);
});

test('a hundred emails at once are each sent once', async () => {
  const to = (index: number) => ({ email: `person${index}@care.example`, firstName: '' });
  await queue(
    Array.from({ length: 100 }, (_, index) => letter('password-changed', to(index), [], { changedAt })),
  );
  await Promise.all([harness.posted(), harness.posted()]);
  expect(new Set(harness.mail.received.map(({ messageId }) => messageId)).size).toBe(100);
  expect(harness.mail.received).toHaveLength(100);
});

test('while the mail server is down emails wait without end, and leave when it is up again', async () => {
  await harness.mail.down();
  await queue([aboutPassword()]);
  await harness.posted();
  expect(await rows()).toMatchObject([
    { state: 'waiting', attempts: 0, last_error: expect.stringContaining('REFUSED') },
  ]);
  for (let day = 0; day < 3; day++) {
    minutesLater(24 * 60);
    await harness.posted();
  }
  expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 0 }]);
  await harness.mail.up();
  minutesLater(2);
  await harness.posted();
  expect(await rows()).toMatchObject([{ state: 'sent', attempts: 1, last_error: null }]);
  expect(harness.mail.received).toHaveLength(1);
});

test('an email that is refused is offered again later', async () => {
  harness.mail.refusals.set('ann@care.example', '450 Mailbox busy');
  await queue([aboutPassword()]);
  await harness.posted();
  expect(await rows()).toMatchObject([
    { state: 'waiting', attempts: 1, last_error: expect.stringContaining('Mailbox busy') },
  ]);
  harness.mail.refusals.clear();
  await harness.posted();
  expect(harness.mail.received).toHaveLength(0);
  minutesLater(1);
  await harness.posted();
  expect(await rows()).toMatchObject([{ state: 'sent', attempts: 2 }]);
  expect(harness.mail.received).toHaveLength(1);
});

test('an email that is refused for a day has failed, and others are not held up', async () => {
  harness.mail.refusals.set('ann@care.example', '450 Mailbox busy');
  const began = harness.clock.now().getTime();
  await queue([aboutPassword(), letter('password-changed', bob, [], { changedAt })]);
  await harness.posted();
  expect(harness.mail.to('bob@care.example')).toHaveLength(1);
  const last = () => rows().then((all) => all.find(({ to_address: to }) => to === 'ann@care.example')!);
  for (let row = await last(); row['state'] === 'waiting'; row = await last()) {
    harness.clock.set(row['next_attempt_at'] as Date);
    await harness.posted();
  }
  expect(await last()).toMatchObject({ state: 'failed', attempts: 8, data: null, next_attempt_at: null });
  const hours = (harness.clock.now().getTime() - began) / 3_600_000;
  expect(Math.round(hours)).toBe(22);
});

test.each([
  ['there is no such mailbox', '550 No such mailbox'],
  ['the mailbox is full and its server says never again', '552 Mailbox full'],
])('an email is refused for good at once when %s', async (_, answer) => {
  harness.mail.refusals.set('ann@care.example', answer);
  await queue([aboutPassword(), letter('password-changed', bob, [], { changedAt })]);
  await harness.posted();
  expect(harness.mail.to('bob@care.example')).toHaveLength(1);
  const refused = (await rows()).find(({ to_address: to }) => to === 'ann@care.example');
  expect(refused).toMatchObject({
    state: 'failed',
    attempts: 1,
    last_error: expect.stringContaining(answer),
    next_attempt_at: null,
  });
});

test('an email is refused for good when its text is', async () => {
  harness.mail.refusedText = '554 Looks like spam';
  await queue([aboutPassword()]);
  await harness.posted();
  expect(await rows()).toMatchObject([{ state: 'failed', attempts: 1 }]);
});

test('when the mail server refuses us as a sender, nothing is wrong with the email: it waits', async () => {
  harness.mail.refusedSender = '550 Relaying denied';
  await queue([aboutPassword()]);
  await harness.posted();
  expect(await rows()).toMatchObject([
    { state: 'waiting', attempts: 0, last_error: expect.stringContaining('Relaying denied') },
  ]);
  harness.mail.refusedSender = undefined;
  minutesLater(2);
  await harness.posted();
  expect(await rows()).toMatchObject([{ state: 'sent' }]);
});

test('what somebody waits for goes before news, however much of it waits', async () => {
  await harness.mail.down();
  await queue(
    Array.from({ length: 30 }, (_, index) =>
      letter('sites-joined', { email: `news${index}@care.example`, firstName: '' }, ['H1'], {
        code: 'H1',
        organisationName: 'OFFICE',
        sites: [],
      }),
    ),
  );
  await harness.posted();
  minutesLater(1);
  await queue([aboutPassword()]);
  await harness.mail.up();
  minutesLater(2);
  await harness.posted();
  expect(harness.mail.received).toHaveLength(31);
  const place = harness.mail.received.findIndex(({ to }) => [to].flat()[0]?.text === 'ann@care.example');
  expect(place).toBeLessThan(4);
});

test('an email whose outcome could not be kept is sent again under the same message id', async () => {
  harness.mail.onceArrived = () => harness.database.query('alter table emails rename to emails_away');
  await queue([aboutPassword()]);
  await harness.posted();
  await harness.database.query('alter table emails_away rename to emails');
  expect(await rows()).toMatchObject([{ state: 'waiting', claim: expect.any(String) }]);
  await harness.posted();
  expect(harness.mail.received).toHaveLength(1);
  // As if the time of whoever died with it were over.
  await harness.database.query(`update emails set claimed_until = now()`);
  await harness.posted();
  const ids = harness.mail.received.map(({ messageId }) => messageId);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
  expect(await rows()).toMatchObject([{ state: 'sent', attempts: 1 }]);
});

test('no connection to the database is held while a mail server thinks', async () => {
  let held: unknown[] | undefined;
  harness.mail.onceArrived = async () => {
    held = await harness.database.query(
      `select from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
    );
  };
  await queue([aboutPassword()]);
  await harness.posted();
  expect(held).toEqual([]);
});

test('an email with a link waits while identity is away', async () => {
  await queue([
    letter('password-reset', ann, [], { sentAt: new Date().toISOString(), resetId: randomUUID() }),
    aboutPassword(),
  ]);
  await harness.posted();
  expect(harness.mail.received).toHaveLength(1);
  const [reset] = await harness.database.query<Record<string, unknown>[]>(
    `select * from emails where template = 'password-reset'`,
  );
  expect(reset).toMatchObject({ state: 'waiting', attempts: 0 });
  expect(JSON.stringify(reset)).not.toContain('token');
});
