import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { organisationRole, staffRole, type OrganisationRole, type StaffRole } from '@dspt/contracts/access';
import { getEmailOutcome, type ToldOutcome } from '@dspt/contracts/notifications/email-outcomes';
import type { TestClaims } from '@dspt/testing/issuer';
import { Identity } from '@dspt/testing/identity';
import { startHarness } from './harness.js';
import { ann, bob, person, World, type Person } from './world.js';

let world: World;
let administrator: string;
beforeAll(async () => {
  world = await World.start();
  administrator = await world.administrator('V1', ann);
});
afterAll(() => world?.close());
afterEach(() => {
  world.harness.clock.set(new Date());
  world.harness.mail.refusals.clear();
});

const noMailbox = '550 5.1.1 <somebody@care.example>: no such user';
const refuse = ({ email }: Pick<Person, 'email'>) => world.harness.mail.refusals.set(email, noMailbox);
const outcomePath = (formId: string) => `/email-outcomes/${formId}`;
const toldOf = async (formId: string): Promise<ToldOutcome> => {
  const { status, body } = await world.harness.http.get(outcomePath(formId));
  expect([status, Object.keys(body as object)]).toEqual([200, ['outcome', 'refusal']]);
  const { refusal } = body as ToldOutcome;
  if (refusal) expect(Object.keys(refusal)).toEqual(['domain', 'reason', 'triedUntil']);
  return getEmailOutcome.output.parse(body);
};
const outcomeOf = async (formId: string): Promise<unknown> => (await toldOf(formId)).outcome;
const secondsLater = (seconds: number) =>
  world.harness.clock.set(new Date(world.harness.clock.now().getTime() + seconds * 1000));
/** What becomes of the email of a form: at once, and when it may be told. */
async function send(path: string, fields: object): Promise<unknown[]> {
  const requestId = randomUUID();
  const renewal = path.endsWith('/renewal');
  await world.identity('POST', path, {
    ...fields,
    requestId,
    ...(renewal ? {} : { human: await world.human() }),
  });
  await world.harness.posted();
  const atOnce = await outcomeOf(requestId);
  secondsLater(11);
  return [atOnce, await outcomeOf(requestId)];
}
const register = (who: Person, code = 'V2') => send('/registrations', { code, ...who, acceptTerms: true });
const somebody = () => person('Some', `Body${randomUUID().slice(0, 8)}`);

describe('what became of the email of a form', () => {
  test('who may: GET /email-outcomes/:formId', async () => {
    expect(await outcomeOf(randomUUID())).toBe('waiting');
    expect((await world.harness.http.get(outcomePath('x'))).status).toBe(400);
    const asked = world.harness.http.get(outcomePath(randomUUID())).set('authorization', administrator);
    expect((await asked).body).toEqual({ outcome: 'waiting', refusal: null });
  });
  test('is told after ten seconds, to whoever registers, with an account or without', async () => {
    expect(await register(somebody())).toEqual(['waiting', 'not-refused']);
    expect(await register(ann)).toEqual(['waiting', 'not-refused']);
  });
  test('is told as refused, the same with an account or without', async () => {
    const nobody = somebody();
    [nobody, ann].forEach(refuse);
    expect(await register(nobody)).toEqual(['waiting', 'refused']);
    expect(await register(ann)).toEqual(['waiting', 'refused']);
  });
  test('is told of a fresh link', async () => {
    const who = somebody();
    await world.register('V3', who);
    const token = world.newest(who.email).text!.match(/\/invitations\/(\S+)/)![1]!;
    refuse(who);
    expect(await send(`/invitations/${token}/renewal`, {})).toEqual(['waiting', 'refused']);
  });
  test('is waiting while the mail server asks for patience', async () => {
    const who = somebody();
    world.harness.mail.refusals.set(who.email, '450 Later');
    expect(await register(who)).toEqual(['waiting', 'waiting']);
  });
  test.each([
    [noMailbox, 'refused', 'no-such-address'],
    ['552 5.2.2 Over quota', 'refused', 'mailbox-full'],
    ['550 5.7.1 Go away', 'refused', 'not-from-us'],
    ['550 No', 'refused', 'other'],
    ['450 4.7.1 Greylisted', 'waiting', 'try-later'],
  ])(
    'by whom and why is told in kind, never in the words of the server: %s',
    async (answer, outcome, reason) => {
      const [who, requestId] = [somebody(), randomUUID()];
      world.harness.mail.refusals.set(who.email, answer);
      await world.form('/registrations', { code: 'V2', ...who, acceptTerms: true, requestId });
      expect(await toldOf(requestId)).toEqual({ outcome: 'waiting', refusal: null });
      secondsLater(11);
      const told = await toldOf(requestId);
      const domain = who.email.split('@')[1];
      expect(told).toMatchObject({ outcome, refusal: { domain, reason } });
      expect(told.refusal!.triedUntil === null).toBe(outcome === 'refused');
      expect(JSON.stringify(told)).not.toContain(who.email);
      expect(JSON.stringify(told)).not.toContain(answer.slice(4));
    },
  );
  test.each([
    ['choosing a new password', '/password-resets', (email: string) => ({ email })],
    ['asking to join', '/join-requests', (email: string) => ({ ...ann, email, code: 'V1' })],
  ])('is not told where it would tell who has an account: %s', async (_, path, fields) => {
    [ann, bob].forEach(refuse);
    for (const { email } of [ann, bob, somebody()])
      expect(await send(path, fields(email))).toEqual(['waiting', 'waiting']);
  });
});

test('of a fresh link to choose a password it is told: whoever has the older one reads that mailbox', async () => {
  await world.form('/password-resets', { email: ann.email });
  const token = world.newest(ann.email).text!.match(/\/reset-password\/(\S+)/)![1]!;
  refuse(ann);
  expect(await send(`/password-resets/${token}/renewal`, {})).toEqual(['waiting', 'refused']);
});

test('an email that was sent again is judged by its last', async () => {
  const identity = await Identity.of(world.harness);
  const id = await identity.account({
    email: 'sue@toolkit.example',
    firstName: 'Sue',
    staffRole: 'helpdesk-operator',
  });
  const [who, requestId] = [somebody(), randomUUID()];
  refuse(who);
  await world.form('/registrations', { code: 'V2', ...who, acceptTerms: true, requestId });
  world.harness.mail.refusals.clear();
  const bearer = await identity.bearer(id);
  const { body } = await world.harness.http.get(`/staff/emails?to=${who.email}`).set('authorization', bearer);
  await world.harness.http
    .post(`/staff/emails/${body.items[0].id}/resend`)
    .set('authorization', bearer)
    .send({ requestId: randomUUID() });
  await identity.close();
  await world.harness.posted();
  secondsLater(11);
  expect(await toldOf(requestId)).toEqual({ outcome: 'not-refused', refusal: null });
});

describe('invitations whose email was refused', () => {
  const list = (bearer: string, code = 'V1') =>
    world.harness.http.get(`/organisations/${code}/refused-invitations`).set('authorization', bearer);
  const invite = async ({ email, firstName, lastName }: Person) => {
    const body = { email, firstName, lastName, role: 'member' };
    const { items } = (await world.identity('POST', '/organisations/V1/users', body, administrator)) as {
      items: { id: string; email: string }[];
    };
    await world.harness.posted();
    return items.find((item) => item.email === email)!.id;
  };

  test('who may: GET /organisations/:code/refused-invitations', async () => {
    const alone = await startHarness();
    const path = '/organisations/V1/refused-invitations';
    expect((await alone.http.get(path)).status).toBe(401);
    const statuses: Partial<Record<OrganisationRole | StaffRole, number>> = {};
    const ask = async (claims: TestClaims) =>
      (await alone.http.get(path).set('authorization', await alone.issuer.bearer(claims))).status;
    for (const role of organisationRole.options)
      statuses[role] = await ask({ organisation: { code: 'V1', role } });
    for (const role of staffRole.options) statuses[role] = await ask({ staff: { role, areas: [] } });
    await alone.close();
    const may = Object.entries(statuses).filter(([, status]) => status !== 403);
    expect(may).toEqual([['administrator', 200]]);
  });
  test('whose: GET /organisations/:code/refused-invitations', async () => {
    const [other, none] = [await list(administrator, 'V2'), await list(administrator, 'NONE')];
    expect([other.status, other.body]).toEqual([404, none.body]);
  });
  test('are those whose last email was refused, with whose mail server did and why', async () => {
    const [good, wrong] = [somebody(), somebody()];
    refuse(wrong);
    await invite(good);
    const id = await invite(wrong);
    expect((await list(administrator)).body).toEqual({
      items: [{ id, domain: wrong.email.split('@')[1], reason: 'no-such-address' }],
    });
    world.harness.mail.refusals.clear();
    await invite(wrong);
    expect((await list(administrator)).body).toEqual({ items: [] });
  });
});

describe('who may: GET /me/data/emails', () => {
  test('whoever is signed in, of the emails to them', async () => {
    const ask = (bearer: string) => world.harness.http.get('/me/data/emails').set('authorization', bearer);
    const { body } = await ask(administrator);
    const { rows } = (body as { sections: { rows: Record<string, unknown>[] }[] }).sections[0]!;
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ To }) => To))).toEqual(new Set([ann.email]));
    expect(rows.map(({ Kind }) => Kind)).toContain('Confirm address to register');
  });
  test('not a stranger', async () =>
    expect((await world.harness.http.get('/me/data/emails')).status).toBe(401));
});
