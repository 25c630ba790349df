import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { organisationRole, staffRole } from '@dspt/contracts/access';
import { emailKind, type EmailKind } from '@dspt/contracts/notifications/email-preferences';
import { EventContext } from '@dspt/service-kit/messaging/handlers';
import type { TestClaims } from '@dspt/testing/issuer';
import type { ParsedMail } from 'mailparser';
import { EmailsService } from '../src/emails/emails.service.js';
import { letter, type Letter } from '../src/emails/letter.js';
import { startHarness, type Harness } from './harness.js';
import { samples } from './samples.js';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());
beforeEach(() => void (harness.mail.received.length = 0));

const person = () => {
  const personId = randomUUID();
  return { personId, email: `${personId}@care.example`, firstName: 'Ann' };
};
type Person = ReturnType<typeof person>;

const aboutSites = (to: Person) => letter('sites-joined', to, ['AAAC'], samples['sites-joined']);
const aboutPassword = (to: Person) => letter('password-changed', to, [], samples['password-changed']);
const send = async (...letters: Letter[]) => {
  const context = (manager: ConstructorParameters<typeof EventContext>[0]) =>
    new EventContext(manager, randomUUID(), new Date(), { name: 'test', data: {} });
  await harness.database.transaction((manager) =>
    harness.app.get(EmailsService, { strict: false }).queue(context(manager), letters),
  );
  await harness.posted();
};
const statesOf = ({ personId }: Person) =>
  harness.database.query<{ template: string; state: string; last_error: string | null }[]>(
    'select template, state, last_error from emails where person_id = $1 order by created_at',
    [personId],
  );

const linkIn = (mail: ParsedMail | undefined): string =>
  /https:\/\/toolkit\.example\/stop-emails\/(\S+)/.exec(mail?.text ?? '')![1]!;
/** The link of a kind, as the foot of an email to this person has it. */
const linkOf = async (to: Person): Promise<string> => {
  await send(aboutSites(to));
  return linkIn(harness.mail.to(to.email).at(-1));
};
const subscription = (link: string) => harness.http.get(`/email-subscriptions/${link}`);
const subscribe = (link: string, wanted: boolean) =>
  harness.http.put(`/email-subscriptions/${link}`).send({ wanted });

const bearer = (claims: TestClaims) => harness.issuer.bearer(claims);
const own = async (claims: TestClaims) =>
  harness.http.get('/me/email-preferences').set('authorization', await bearer(claims));
const choose = async (claims: TestClaims, wanted: EmailKind[], version: number) =>
  harness.http
    .put('/me/email-preferences')
    .set('authorization', await bearer(claims))
    .send({ wanted, version });

const everybody: TestClaims[] = [
  {},
  ...organisationRole.options.map((role) => ({ organisation: { code: 'V1', role } })),
  ...staffRole.options.map((role) => ({ staff: { role, areas: [] } })),
];

describe('the kinds that somebody wants', () => {
  test('who may: GET /me/email-preferences', async () => {
    expect((await harness.http.get('/me/email-preferences')).status).toBe(401);
    for (const claims of everybody) {
      const { status, body } = await own(claims);
      expect([status, body]).toEqual([200, { wanted: emailKind.options, version: 0 }]);
    }
  });
  test('who may: PUT /me/email-preferences', async () => {
    const body = { wanted: [], version: 0 };
    expect((await harness.http.put('/me/email-preferences').send(body)).status).toBe(401);
    for (const claims of everybody) expect((await choose(claims, [], 0)).status).toBe(200);
  });
  test('whose: PUT /me/email-preferences', async () => {
    const [ann, bob] = [{ sub: randomUUID() }, { sub: randomUUID() }];
    await choose(ann, ['work'], 0);
    expect((await own(ann)).body).toEqual({ wanted: ['work'], version: 1 });
    expect((await own(bob)).body).toEqual({ wanted: emailKind.options, version: 0 });
  });
  test('chosen in another window before are refused with what they are now', async () => {
    const ann = { sub: randomUUID() };
    await choose(ann, ['work'], 0);
    const { status, body } = await choose(ann, ['news'], 0);
    expect([status, body.code]).toEqual([409, 'email-preferences-changed']);
    expect(body).toMatchObject({ current: { wanted: ['work'], version: 1 } });
    expect(body.detail).toContain('You now get: “Work given to you”.');
    expect((await own(ann)).body.wanted).toEqual(['work']);
    expect((await choose(ann, ['work'], 0)).body).toEqual({ wanted: ['work'], version: 1 });
  });
  test('that there are not are refused', async () => {
    const { status, body } = await choose({}, ['security' as EmailKind], 0);
    expect([status, body.code]).toEqual([400, 'invalid-input']);
  });
  test('are in the audit trail, and not whose they are but by id', async () => {
    const sub = randomUUID();
    await choose({ sub }, ['reminders', 'work', 'coming-up'], 0);
    const lines = await harness.database.query<object[]>(
      'select did, actor_id, before, after, reason from audit where person = $1',
      [sub],
    );
    expect(lines).toEqual([
      {
        did: 'email-preferences.changed',
        actor_id: sub,
        before: { switchedOff: 'none' },
        after: { switchedOff: 'News about your organisations' },
        reason: null,
      },
    ]);
  });
});

describe('an email of a kind that can be switched off', () => {
  test('has a link at its foot, and lets the mail program stop its kind by itself', async () => {
    const ann = person();
    await send(aboutSites(ann), aboutPassword(ann));
    const [sites, password] = ['has 2 new sites', 'password'].map((words) =>
      harness.mail.to(ann.email).find(({ subject }) => subject?.includes(words)),
    );
    const link = `https://toolkit.example/stop-emails/${linkIn(sites)}`;
    const header = (mail: ParsedMail | undefined, name: string) =>
      mail?.headerLines.find(({ key }) => key === name)?.line.replaceAll(/\s+/g, ' ');
    expect(header(sites, 'list-unsubscribe')).toBe(`List-Unsubscribe: <${link}>`);
    expect(header(sites, 'list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(sites?.html).toContain(`<a href="${link}"`);
    expect(header(password, 'list-unsubscribe')).toBeUndefined();
    expect(password?.text).not.toContain('stop-emails');
  });
  test('has the same secret for one person for ever, and another for another', async () => {
    const [ann, bob] = [person(), person()];
    await send(aboutSites(ann), letter('questions-given', ann, [], samples['questions-given']));
    const tokens = harness.mail.to(ann.email).map((mail) => linkIn(mail).split('/')[1]);
    expect(tokens).toHaveLength(2);
    expect(new Set([...tokens, (await linkOf(ann)).split('/')[1]]).size).toBe(1);
    expect((await linkOf(bob)).split('/')[1]).not.toBe(tokens[0]);
  });
});

describe('the link in an email', () => {
  test('who may: GET /email-subscriptions/:kind/:token', async () => {
    const link = await linkOf(person());
    for (let opened = 0; opened < 2; opened++)
      expect((await subscription(link)).body).toEqual({ kind: 'news', wanted: true });
  });
  test('who may: PUT /email-subscriptions/:kind/:token', async () => {
    const ann = person();
    const link = await linkOf(ann);
    for (let pressed = 0; pressed < 2; pressed++)
      expect((await subscribe(link, false)).body).toEqual({ kind: 'news', wanted: false });
    const wanted = ['reminders', 'work', 'coming-up'];
    expect((await own({ sub: ann.personId })).body).toEqual({ wanted, version: 1 });
    const lines = await harness.database.query<object[]>(
      'select actor_id, reason from audit where person = $1',
      [ann.personId],
    );
    expect(lines).toEqual([{ actor_id: null, reason: 'By the link in an email' }]);
  });
  test('whose: PUT /email-subscriptions/:kind/:token', async () => {
    const bob = person();
    await linkOf(bob);
    await subscribe(await linkOf(person()), false);
    expect((await own({ sub: bob.personId })).body.wanted).toEqual(emailKind.options);
  });
  test('works with what mail programs add to it, and not when part of it is missing', async () => {
    const link = await linkOf(person());
    for (const spoiled of [`${link}.`, `${link}%3E`, link.toUpperCase().replace('NEWS', 'news')])
      expect((await subscription(spoiled)).body).toMatchObject({ wanted: true });
    for (const cut of [link.slice(0, -1), `news/${randomUUID()}`, 'news/x']) {
      const { status, body } = await subscribe(cut, false);
      expect([status, body.code]).toEqual([404, 'link-incomplete']);
    }
    expect((await subscription(link.replace('news', 'security'))).status).toBe(400);
  });
});

describe('what somebody has switched off', () => {
  test('is not sent, the log says why, and all else is', async () => {
    const ann = person();
    await subscribe(await linkOf(ann), false);
    harness.mail.received.length = 0;
    await send(aboutSites(ann), aboutPassword(ann));
    expect(harness.mail.to(ann.email).map(({ subject }) => subject)).toEqual([
      'Your password has been changed',
    ]);
    expect(await statesOf(ann)).toContainEqual({
      template: 'sites-joined',
      state: 'switched-off',
      last_error: '“News about your organisations” are switched off',
    });
    const helpdesk = await bearer({ staff: { role: 'helpdesk-operator', areas: [] } });
    const { body } = await harness.http
      .get(`/staff/emails?state=switched-off&to=${ann.email}`)
      .set('authorization', helpdesk);
    expect(body).toMatchObject({ total: 1, items: [{ template: 'sites-joined', attempts: 0 }] });
  });
  test('is not sent either when it was written before and could not leave', async () => {
    const ann = person();
    const link = await linkOf(ann);
    await harness.mail.down();
    await send(aboutSites(ann));
    await subscribe(link, false);
    await harness.mail.up();
    harness.clock.set(new Date(harness.clock.now().getTime() + 120_000));
    await harness.posted();
    expect(harness.mail.to(ann.email)).toHaveLength(1);
    expect((await statesOf(ann)).map(({ state }) => state)).toEqual(['sent', 'switched-off']);
  });
  test('comes again when it is wanted again', async () => {
    const ann = person();
    const link = await linkOf(ann);
    await subscribe(link, false);
    expect((await subscribe(link, true)).body).toEqual({ kind: 'news', wanted: true });
    await send(aboutSites(ann));
    expect(harness.mail.to(ann.email)).toHaveLength(2);
  });
});
