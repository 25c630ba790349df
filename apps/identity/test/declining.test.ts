import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { invitationDeclined } from '@dspt/contracts/identity/invitations';
import { Harness } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness?.close());

const hoursLater = (hours: number) => harness.service.clock.set(new Date(Date.now() + hours * 3600_000));
const onTime = () => harness.service.clock.set(new Date());
const code = () => `X${randomUUID().slice(0, 8).toUpperCase()}`;
const declineMine = (bearer: string, id: string) =>
  harness.http.post(`/me/invitations/${id}/refusal`).set('authorization', bearer);
const decline = (token: string) => harness.http.post(`/invitations/${token}/refusal`);
const user = (change: object = {}) => ({ kind: 'user', role: 'member', code: code(), ...change }) as const;
const linesOf = (table: string, about: string, id: string) =>
  harness.service.database.query<Record<string, unknown>[]>(
    `select * from ${table} where ${about} = $1 order by at`,
    [id],
  );

test('who may: POST /invitations/:token/refusal', async () => {
  const inviter = await harness.person();
  const offer = user({ email: `${randomUUID()}@example.org`, invitedBy: inviter.id });
  const { id, token } = await harness.invite(offer);
  expect((await decline('x')).status).toBe(404);
  expect((await decline(token)).status).toBe(204);
  expect((await harness.http.get(`/invitations/${token}`)).body.state).toBe('declined');
  expect((await harness.accept(token)).body).toMatchObject({ code: 'invitation-declined' });
  expect((await harness.http.post(`/invitations/${token}/renewal`)).body.code).toBe('invitation-declined');
  const { code: odsCode } = offer;
  expect(await harness.told(invitationDeclined)).toContainEqual({
    invitationId: id,
    code: odsCode,
    organisationName: 'ROSE HOUSE',
    invitedBy: inviter.id,
  });
  const audited = await linesOf('audit', 'organisation', odsCode);
  expect(audited.at(-1)).toMatchObject({ did: 'invitation.declined', actor_id: null });
  const [event] = await linesOf('security_events', 'code', odsCode);
  expect(event).toMatchObject({ kind: 'invitation-declined', person_id: null });
  expect(event!['address_hash']).not.toBeNull();
});
test('who may: POST /me/invitations/:id/refusal', async () => {
  const person = await harness.person({ roles: { X9: 'member' } });
  const offer = user({ email: person.email });
  const { id, token } = await harness.invite(offer);
  expect((await declineMine('', id)).status).toBe(401);
  const other = await harness.bearer(await harness.signIn(await harness.person()));
  expect((await declineMine(other, id)).body).toEqual((await declineMine(other, randomUUID())).body);
  const bearer = await harness.bearer(await harness.signIn(person));
  expect((await declineMine(bearer, id)).status).toBe(204);
  const mine = await harness.http.get('/me/invitations').set('authorization', bearer);
  expect(mine.body.items).toEqual([]);
  expect((await harness.accept(token)).body.code).toBe('invitation-declined');
  const audited = await linesOf('audit', 'organisation', offer.code);
  expect(audited.at(-1)).toMatchObject({ did: 'invitation.declined', actor_id: person.id });
  const [event] = await linesOf('security_events', 'code', offer.code);
  expect(event).toMatchObject({ kind: 'invitation-declined', person_id: person.id });
});
test('twice, and at the same moment, is once', async () => {
  const { id, token } = await harness.invite(user());
  const answers = await Promise.all([decline(token), decline(token), decline(token)]);
  expect([...answers, await decline(token)].map(({ status }) => status)).toEqual([204, 204, 204, 204]);
  const told = await harness.told(invitationDeclined);
  expect(told.filter(({ invitationId }) => invitationId === id)).toHaveLength(1);
});
test('and accepting at the same moment leaves one of the two', async () => {
  const offer = user({ email: `${randomUUID()}@example.org` });
  const { token } = await harness.invite(offer);
  const [accepted, declined] = await Promise.all([harness.accept(token), decline(token)]);
  expect([
    [200, 410],
    [410, 204],
  ]).toContainEqual([accepted.status, declined.status]);
});
test('is for invitations by somebody: what was begun by oneself, or is over, is not declined', async () => {
  expect((await decline((await harness.invite({ code: code() })).token)).status).toBe(404);
  const used = await harness.invite(user());
  await harness.accept(used.token);
  expect((await decline(used.token)).body.code).toBe('invitation-used');
  const { token } = await harness.invite(user());
  hoursLater(25);
  expect((await decline(token)).body.code).toBe('invitation-expired');
  onTime();
});
test('leaves room for another invitation', async () => {
  const offer = user({ email: `${randomUUID()}@example.org` });
  const first = await harness.invite(offer);
  await decline(first.token);
  const second = await harness.invite(offer);
  expect(second.id).not.toBe(first.id);
  expect((await harness.accept(second.token)).status).toBe(200);
});
