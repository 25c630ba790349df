import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { staffRole, type StaffRole } from '@dspt/contracts/access';
import { memberAdded } from '@dspt/contracts/identity/users';
import type { EmailDetail, EmailEntry } from '@dspt/contracts/notifications/emails';
import { sitesJoined } from '@dspt/contracts/organisations/sites';
import type { ProblemDetails } from '@dspt/contracts/problem';
import { Identity } from '@dspt/testing/identity';
import { ann, bob, cara, person, World } from './world.js';

let world: World;
let identity: Identity;
let administrator: string;
const staffIds: Partial<Record<StaffRole, string>> = {};
beforeAll(async () => {
  world = await World.start();
  identity = await Identity.of(world.harness);
  for (const role of staffRole.options)
    staffIds[role] = await identity.account({
      email: `${role}@toolkit.example`,
      firstName: 'Sue',
      staffRole: role,
    });
  administrator = await world.administrator('V1', ann);
  world.sent();
});
afterAll(async () => {
  await identity?.close();
  await world?.close();
});

const staff = (role: StaffRole) => identity.bearer(staffIds[role]!);
const get = async (path: string, role: StaffRole = 'helpdesk-operator') =>
  world.harness.http.get(path).set('authorization', await staff(role));
const post = async (path: string, body: object, role: StaffRole = 'helpdesk-operator') => {
  const response = await world.harness.http
    .post(path)
    .set('authorization', await staff(role))
    .send(body);
  await world.harness.posted();
  return response;
};
/** The newest email to somebody. */
const logged = async (to: string, query = ''): Promise<EmailEntry> => {
  const { body } = await get(`/staff/emails?to=${to}${query}`);
  return (body as { items: EmailEntry[] }).items[0]!;
};
const resend = (id: string, requestId: string = randomUUID()) =>
  post(`/staff/emails/${id}/resend`, { requestId });
const discard = (id: string, reason = 'They have left', role: StaffRole = 'helpdesk-supervisor') =>
  post(`/staff/emails/${id}/discard`, { reason }, role);
const invite = async ({ email, firstName, lastName }: typeof bob) => {
  const invited = { email, firstName, lastName };
  await world.identity('POST', '/organisations/V1/users', { ...invited, role: 'member' }, administrator);
  await world.harness.posted();
};
/** The email to somebody whom the helpdesk has made a user again. */
const addedByHelpdesk = async ({ email }: typeof bob): Promise<EmailEntry> => {
  const [row] = await identity.database.query<{ id: string }[]>('select id from people where email = $1', [
    email,
  ]);
  const added = { code: 'V1', organisationName: 'ROSE HOUSE', personId: row!.id, changedBy: null };
  await world.harness.tell(memberAdded, { ...added, role: 'member', helpdesk: true });
  return logged(email, '&template=member-added');
};
const minutesLater = async (minutes: number) => {
  world.harness.clock.set(new Date(world.harness.clock.now().getTime() + minutes * 60_000));
  await world.harness.posted();
};
/** Refused for a day. */
const failed = async (who: typeof bob): Promise<EmailEntry> => {
  world.harness.mail.refusals.set(who.email, '550 No such mailbox');
  await invite(who);
  for (let tries = 0; tries < 8; tries++) await minutesLater(721);
  world.harness.mail.refusals.delete(who.email);
  return logged(who.email);
};
const told = ({ body }: { body: unknown }) => (body as ProblemDetails).detail;
const lines = (did: string) =>
  world.harness.database.query<{ actor_name: string }[]>('select actor_name from audit where did = $1', [
    did,
  ]);

describe('who may', () => {
  const each = async (ask: (role: StaffRole) => Promise<{ status: number }>) => {
    const statuses: Partial<Record<StaffRole, number>> = {};
    for (const role of staffRole.options) statuses[role] = (await ask(role)).status;
    return statuses;
  };
  const unknown = `/staff/emails/${randomUUID()}`;
  const helpdeskOnly = {
    'helpdesk-operator': 404,
    'helpdesk-supervisor': 404,
    'regional-officer': 403,
    'national-programme': 403,
    'content-editor': 403,
    'system-administrator': 404,
  };
  test('who may: GET /staff/emails/:id', async () => {
    expect((await world.harness.http.get(unknown)).status).toBe(401);
    expect((await world.harness.http.get(unknown).set('authorization', administrator)).status).toBe(403);
    expect(await each((role) => get(unknown, role))).toEqual(helpdeskOnly);
  });
  test('who may: POST /staff/emails/:id/resend', async () => {
    expect((await world.harness.http.post(`${unknown}/resend`)).status).toBe(401);
    const body = { requestId: randomUUID() };
    expect(await each((role) => post(`${unknown}/resend`, body, role))).toEqual(helpdeskOnly);
  });
  test('who may: POST /staff/emails/:id/discard', async () => {
    expect((await world.harness.http.post(`${unknown}/discard`)).status).toBe(401);
    const body = { reason: 'Wrong address' };
    expect(await each((role) => post(`${unknown}/discard`, body, role))).toEqual({
      ...helpdeskOnly,
      'helpdesk-operator': 403,
    });
  });
});

describe('an email is sent again', () => {
  test('with the link it had, once however often the same request comes, and the log says by whom', async () => {
    await invite(bob);
    const first = world.newest(bob.email);
    const { id } = await logged(bob.email);
    world.sent();
    const requestId = randomUUID();
    const answers = [await resend(id, requestId), await resend(id, requestId)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0]!.body).toMatchObject({ resends: id, requestedBy: 'Sue Demo', to: bob.email });
    expect(answers[1]!.body.id).toBe(answers[0]!.body.id);
    expect(world.sent()).toEqual([
      expect.stringContaining(`${bob.email}: You have been invited to ROSE HOUSE (`),
    ]);
    expect(world.newest(bob.email).text).toBe(first.text);
    const { body } = await get(`/staff/emails/${id}`);
    expect((body as EmailDetail).resentAs).toMatchObject([{ id: answers[0]!.body.id, state: 'sent' }]);
    expect((body as EmailDetail).tries).toMatchObject([{ accepted: true, answer: null }]);
    expect(await lines('email.resent')).toEqual([{ actor_name: 'Sue Demo' }]);
  });

  test('not with a link that has been used: the answer says what helps instead', async () => {
    const { id } = await logged(bob.email);
    await world.accept(bob);
    world.sent();
    const refused = await resend(id);
    expect([refused.status, refused.body.code]).toEqual([409, 'nothing-to-send']);
    expect(told(refused)).toContain('has been accepted');
    expect(world.sent()).toEqual([]);
  });

  test('to the address its person has now', async () => {
    const { id } = await addedByHelpdesk(bob);
    world.sent();
    const email = 'bob.now@care.example';
    await identity.database.query('update people set email = $2 where email = $1', [bob.email, email]);
    expect((await resend(id)).body).toMatchObject({
      to: email,
      state: expect.stringMatching(/^(waiting|sent)$/),
    });
    expect(world.sent()).toEqual([`${email}: You can now work for ROSE HOUSE`]);
  });

  test('not while it is still on its way', async () => {
    world.harness.mail.refusals.set(cara.email, '450 Later');
    await invite(cara);
    const waiting = await resend((await logged(cara.email)).id);
    expect([waiting.status, waiting.body.code]).toEqual([409, 'email-waiting']);
    world.harness.mail.refusals.delete(cara.email);
    await minutesLater(2);
  });

  test('not when the person has switched its kind off', async () => {
    const sites = [{ code: 'V2', name: 'LILY HOUSE' }];
    await world.harness.tell(sitesJoined, { headOffice: 'V1', headOfficeName: 'ROSE HOUSE', sites });
    const { id } = await logged(ann.email, '&template=sites-joined');
    await world.harness.http
      .put('/me/email-preferences')
      .set('authorization', administrator)
      .send({ wanted: ['reminders', 'work'], version: 0 })
      .expect(200);
    const refused = await resend(id);
    expect([refused.status, refused.body.code]).toEqual([409, 'nothing-to-send']);
    expect(told(refused)).toContain('has switched off “News about your organisations”');
  });

  test('not by a request that was about another email', async () => {
    const requestId = randomUUID();
    const [one, other] = [
      await addedByHelpdesk(ann),
      await logged(ann.email, '&template=invitation-to-register'),
    ];
    expect((await resend(one.id, requestId)).status).toBe(200);
    expect((await resend(other.id, requestId)).status).toBe(409);
  });
});

describe('an email that failed', () => {
  test('is found, says what the mail server answered each time, and is discarded once, with a reason', async () => {
    const dan = person('Dan', 'Dale');
    const { id } = await failed(dan);
    const { body } = await get(`/staff/emails/${id}`);
    const { state, tries } = body as EmailDetail;
    expect([state, tries.length]).toEqual(['failed', 1]);
    expect(tries.every(({ accepted, answer }) => !accepted && answer?.includes('No such mailbox'))).toBe(
      true,
    );
    expect((await logged(dan.email, '&unresolved=true')).id).toBe(id);
    expect((await discard(id, ' ')).status).toBe(400);
    expect((await discard(id)).body).toMatchObject({
      discarded: { by: 'Sue Demo', reason: 'They have left' },
    });
    expect(await logged(dan.email, '&unresolved=true')).toBeUndefined();
    expect((await discard(id)).body.code).toBe('email-discarded');
    expect(await lines('email.discarded')).toHaveLength(1);
  });

  test('and was sent again needs no decision any more', async () => {
    const eve = person('Eve', 'East');
    const { id } = await failed(eve);
    const { body } = await resend(id);
    expect(body).toMatchObject({ state: expect.stringMatching(/^(waiting|sent|failed)$/), to: eve.email });
    expect(await logged(eve.email, '&unresolved=true')).toBeUndefined();
    expect((await discard(id)).body.code).toBe('email-resent');
  });

  test('only then can it be discarded', async () => {
    const { id } = await logged(ann.email);
    expect((await discard(id)).body.code).toBe('email-not-failed');
  });
});

describe('the log', () => {
  test('is sorted as asked', async () => {
    const addresses = async (query: string) =>
      ((await get(`/staff/emails?${query}`)).body as { items: EmailEntry[] }).items.map(({ to }) => to);
    const ascending = await addresses('sort=to&order=ASC&perPage=100');
    expect(ascending).toEqual(ascending.toSorted());
    expect(await addresses('sort=to&order=DESC&perPage=100')).toEqual(ascending.toReversed());
  });

  test('is searched by parts of an address and by day', async () => {
    const found = async (query: string) =>
      ((await get(`/staff/emails?${query}`)).body as { total: number }).total;
    expect(await found('to=ANN.ab')).toBeGreaterThan(0);
    expect(await found('to=%25')).toBe(0);
    expect(await found('from=2001-01-01&until=2001-12-31')).toBe(0);
    expect(await found('from=2001-01-01')).toBeGreaterThan(0);
  });
});
