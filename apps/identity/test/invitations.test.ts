import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { invitationCreated } from '@dspt/contracts/identity/invitations';
import { issueLink } from '@dspt/contracts/identity/links';
import { newSession } from '@dspt/contracts/identity/sessions';
import { memberAdded, membershipsChanged } from '@dspt/contracts/identity/users';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Harness, password, wrongTokens } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness?.close());

const hoursLater = (hours: number) => harness.service.clock.set(new Date(Date.now() + hours * 3600_000));
const onTime = () => harness.service.clock.set(new Date());
const code = () => `X${randomUUID().slice(0, 8).toUpperCase()}`;

describe('who may: GET /invitations/:token', () => {
  test('whoever has the link sees who is invited to what', async () => {
    const { token } = await harness.invite({ email: 'ben@example.org' });
    const { status, body } = await harness.http.get(`/invitations/${token}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'open',
      email: 'ben@example.org',
      code: 'X1',
      organisationName: 'ROSE HOUSE',
      role: 'administrator',
      hasAccount: false,
    });
  });
  test('a token that was never given is not found', async () => {
    const { token } = await harness.invite();
    for (const wrong of wrongTokens(token)) {
      const { status, body } = await harness.http.get(`/invitations/${wrong}`);
      expect([status, body.code]).toEqual([404, 'link-incomplete']);
    }
  });
  test('a link that mail programs have damaged is the same link', async () => {
    const { token } = await harness.invite();
    const damages = [`${token}.`, `<${token}>`, `${token})`, `${token}"`, `${token} `, `${token}=20`];
    damages.push(`${token.slice(0, 40)}=\r\n${token.slice(40)}`, token.toUpperCase(), `${token}%20`);
    for (const damaged of damages) {
      const { body } = await harness.http.get(`/invitations/${encodeURIComponent(damaged)}`);
      expect([damaged, body.state]).toEqual([damaged, 'open']);
    }
    const damaged = encodeURIComponent(`${token.toUpperCase()}>.`);
    expect((await harness.accept(damaged)).status).toBe(200);
  });
  test('opening it, however often and by whatever scans mail, spends nothing', async () => {
    const { token } = await harness.invite({ code: code() });
    for (let time = 0; time < 3; time++) await harness.http.get(`/invitations/${token}`);
    await harness.http.head(`/invitations/${token}`);
    await harness.http.get(`/invitations/${token}`).set('purpose', 'prefetch');
    expect((await harness.accept(token)).status).toBe(200);
  });
  test('an older link says when the newer one was sent', async () => {
    const { token } = await harness.invite({ code: code() });
    hoursLater(1);
    await harness.http.post(`/invitations/${token}/renewal`);
    const { body } = await harness.http.get(`/invitations/${token}`);
    onTime();
    expect(body.state).toBe('replaced');
    expect(Date.parse(body.sentAt)).toBeGreaterThan(Date.now() + 0.9 * 3600_000);
  });
  test('says when somebody else has registered the organisation since', async () => {
    const odsCode = code();
    const { token } = await harness.invite({ code: odsCode });
    await harness.person({ roles: { [odsCode]: 'administrator' } });
    expect((await harness.http.get(`/invitations/${token}`)).body.state).toBe('taken');
  });
  test('the link itself is not in the database', async () => {
    const { id, token } = await harness.invite();
    const [row] = await harness.service.database.query<object[]>('select * from invitations where id = $1', [
      id,
    ]);
    expect(JSON.stringify(row)).not.toContain(token.slice(-30));
  });
});

describe('who may: POST /invitations/:token/acceptance', () => {
  test('whoever has the link becomes administrator and is signed in', async () => {
    const odsCode = code();
    const { token } = await harness.invite({ code: odsCode });
    const { status, body } = await harness.accept(token);
    expect(status).toBe(200);
    const { secret, session } = newSession.parse(body);
    expect(session.organisation).toEqual({
      code: odsCode,
      organisationName: 'ROSE HOUSE',
      role: 'administrator',
    });
    expect((await harness.exchange(secret)).session.person.firstName).toBe('Ben');
    expect(await harness.told(membershipsChanged)).toContainEqual({
      code: odsCode,
      administrators: 1,
      people: 1,
      version: 1,
    });
    expect(await harness.told(memberAdded)).toContainEqual(
      expect.objectContaining({ code: odsCode, role: 'administrator', personId: session.person.id }),
    );
  });
  test('a link works once', async () => {
    const { token } = await harness.invite({ code: code() });
    await harness.accept(token);
    expect((await harness.accept(token)).body).toMatchObject({ code: 'invitation-used' });
    expect((await harness.http.get(`/invitations/${token}`)).body).toMatchObject({ state: 'used' });
  });
  test('a link works for 24 hours', async () => {
    const { token } = await harness.invite({ code: code() });
    hoursLater(24.1);
    expect((await harness.accept(token)).body).toMatchObject({ code: 'invitation-expired' });
    expect((await harness.http.get(`/invitations/${token}`)).body).toMatchObject({ state: 'expired' });
    onTime();
  });
  test('a weak password is refused with what to change, and the link stays good', async () => {
    const { token } = await harness.invite({ code: code() });
    const { status, body } = await harness.accept(token, 'short');
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { field: 'password', message: 'Your password must be at least 8 characters long. It has 5' },
    ]);
    expect((await harness.accept(token)).status).toBe(200);
  });
  test('the terms must be accepted', async () => {
    const { token } = await harness.invite();
    const { body } = await harness.http
      .post(`/invitations/${token}/acceptance`)
      .send({ password, acceptTerms: false });
    expect(body.errors).toEqual([{ field: 'acceptTerms', message: 'Accept the terms and conditions' }]);
  });
  test('a mailbox that has an account opens it with its own password only', async () => {
    const { email } = await harness.person();
    const { token } = await harness.invite({ email, kind: 'user', role: 'member', code: code() });
    expect((await harness.http.get(`/invitations/${token}`)).body).toMatchObject({ hasAccount: true });
    expect((await harness.accept(token, 'SomeOther99')).body).toMatchObject({
      errors: [{ field: 'password', message: expect.stringContaining('You have an account') }],
    });
    expect((await harness.accept(token)).body.session.organisation).toMatchObject({ role: 'member' });
  });
  test('a new account is not attached to whatever else has invited it: that is accepted one by one', async () => {
    const email = `${randomUUID()}@example.org`;
    const [one, two] = [code(), code()];
    const first = await harness.invite({ email, kind: 'user', role: 'member', code: one });
    await harness.invite({ email, kind: 'user', role: 'auditor', code: two });
    const { body } = await harness.accept(first.token);
    expect(body.session.memberships).toEqual([expect.objectContaining({ code: one })]);
  });
  test('a staff account joins nothing', async () => {
    const { email } = await harness.person();
    const { token } = await harness.invite({ email, kind: 'user', role: 'member', code: code() });
    await harness.service.database.query(`update people set staff_role = 'content-editor' where email = $1`, [
      email,
    ]);
    expect((await harness.accept(token)).body.code).toBe('staff-cannot-join');
  });
});

describe('signed in', () => {
  const mine = (bearer: string) => harness.http.get('/me/invitations').set('authorization', bearer);
  const accept = (bearer: string, id: string) =>
    harness.http.post(`/me/invitations/${id}/acceptance`).set('authorization', bearer);

  test('who may: GET /me/invitations', async () => {
    expect((await mine('')).status).toBe(401);
    const person = await harness.person({ roles: { X9: 'member' } });
    const inviter = await harness.person();
    const odsCode = code();
    const offer = { email: person.email, kind: 'user', role: 'auditor', code: odsCode } as const;
    const { id } = await harness.invite({ ...offer, invitedBy: inviter.id });
    await harness.invite({ kind: 'user', role: 'member', code: odsCode });
    const { body } = await mine(await harness.bearer(await harness.signIn(person)));
    expect(body.items).toEqual([
      {
        id,
        code: odsCode,
        organisationName: 'ROSE HOUSE',
        role: 'auditor',
        invitedBy: 'Ann Bell',
        expiresAt: expect.any(String),
      },
    ]);
  });
  test('who may: POST /me/invitations/:id/acceptance', async () => {
    const person = await harness.person({ roles: { X9: 'member' } });
    const odsCode = code();
    const offer = { email: person.email, kind: 'user', role: 'auditor', code: odsCode } as const;
    const { id } = await harness.invite(offer);
    expect((await accept('', id)).status).toBe(401);
    const other = await harness.bearer(await harness.signIn(await harness.person()));
    expect((await accept(other, id)).body).toEqual((await accept(other, randomUUID())).body);
    const bearer = await harness.bearer(await harness.signIn(person));
    const { status, body } = await accept(bearer, id);
    expect([status, body.session.organisation.code]).toEqual([200, odsCode]);
    const again = await harness.bearer(await harness.signIn(person));
    expect((await accept(again, id)).body.code).toBe('invitation-used');
  });
});

describe('who may: POST /invitations/:token/renewal', () => {
  test('whoever has an expired link gets a fresh one in the same mailbox', async () => {
    const { id, token } = await harness.invite({ code: code() });
    hoursLater(25);
    expect((await harness.http.post(`/invitations/${token}/renewal`)).status).toBe(204);
    const fresh = await harness.service.app.get(Requests).ask(issueLink, { kind: 'invitation', id });
    expect(fresh.token).not.toBe(token);
    expect((await harness.accept(token)).body).toMatchObject({ code: 'invitation-replaced' });
    expect((await harness.accept(fresh.token)).status).toBe(200);
    onTime();
    const told = await harness.told(invitationCreated);
    expect(told.filter(({ invitationId }) => invitationId === id)).toHaveLength(2);
  });
  test('a used link is not renewed', async () => {
    const { token } = await harness.invite({ code: code() });
    await harness.accept(token);
    expect((await harness.http.post(`/invitations/${token}/renewal`)).body).toMatchObject({
      code: 'invitation-used',
    });
  });
  test('it cannot be used to fill a mailbox', async () => {
    const { token } = await harness.invite({ code: code() });
    const answers = [];
    for (let time = 0; time < 7; time++)
      answers.push((await harness.http.post(`/invitations/${token}/renewal`)).status);
    expect(answers).toEqual([204, 204, 204, 204, 204, 204, 429]);
  });
});

describe('at the same moment', () => {
  test('two who register one organisation give one administrator, and the other a kind refusal', async () => {
    const odsCode = code();
    const tokens = await Promise.all(
      [1, 2, 3].map(async () => (await harness.invite({ code: odsCode })).token),
    );
    const answers = await Promise.all(tokens.map((token) => harness.accept(token)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'already-has-administrator',
      title: 'Registration request unsuccessful',
    });
  });
  test('one link accepted twice gives one account', async () => {
    const { token } = await harness.invite({ code: code() });
    const answers = await Promise.all([harness.accept(token), harness.accept(token)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  });
  test('two links to one mailbox give one account', async () => {
    const email = `${randomUUID()}@example.org`;
    const tokens = await Promise.all(
      [code(), code()].map(async (odsCode) => (await harness.invite({ email, code: odsCode })).token),
    );
    const answers = await Promise.all(tokens.map((token) => harness.accept(token)));
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    const [{ count }] = await harness.service.database.query<[{ count: string }]>(
      'select count(*) from people where email = $1',
      [email],
    );
    expect(count).toBe('1');
  });
});
