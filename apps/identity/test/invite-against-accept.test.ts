import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Harness } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness?.close());

const code = () => `X${randomUUID().slice(0, 8).toUpperCase()}`;

describe('invite against accept, at the same moment', () => {
  const times = Array.from({ length: 6 }, (_, index) => index);

  /** An organisation with its administrator, and somebody invited to it. */
  async function scene() {
    const odsCode = code();
    const boss = await harness.bearerOf(odsCode, 'administrator');
    const account = await harness.person();
    const { email } = account;
    const signedIn = await harness.bearer(await harness.signIn(account));
    const person = { email, firstName: 'Ben', lastName: 'Cole' };
    const users = `/organisations/${odsCode}/users`;
    const invite = (role: string) =>
      harness.http
        .post(users)
        .set('authorization', boss)
        .send({ ...person, role });
    const { body } = await invite('member');
    const { id } = body.items.find((item: { email: string }) => item.email === email);
    const cancel = () => harness.http.delete(`${users}/${id}`).set('authorization', boss);
    const change = (role: string) =>
      harness.http.put(`${users}/${id}`).set('authorization', boss).send({ role, from: 'member' });
    const list = async () =>
      (await harness.http.get(users).set('authorization', boss)).body.items.filter(
        (item: { email: string }) => item.email === email,
      ) as { state: string; role: string }[];
    const accept = () => harness.http.post(`/me/invitations/${id}/acceptance`).set('authorization', signedIn);
    return { accept, invite, cancel, change, list };
  }

  test.each(times)('cancelled while being accepted: one of the two happens (%i)', async () => {
    const { accept, cancel, list } = await scene();
    const [accepted, cancelled] = await Promise.all([accept(), cancel()]);
    if (accepted.status === 200) {
      expect([cancelled.status, cancelled.body.code]).toEqual([409, 'invitation-accepted']);
      expect(await list()).toMatchObject([{ state: 'active' }]);
    } else {
      expect([accepted.body.code, cancelled.status]).toEqual(['invitation-cancelled', 204]);
      expect(await list()).toEqual([]);
    }
  });
  test.each(times)('invited again with another role while being accepted (%i)', async () => {
    const { accept, invite, list } = await scene();
    const [accepted, again] = await Promise.all([accept(), invite('administrator')]);
    if (accepted.status === 200 && again.status === 200) {
      // Invited again before the acceptance was looked at: what was accepted is the newer offer, and nothing waits.
      expect(await list()).toMatchObject([{ state: 'active', role: 'administrator' }]);
    } else if (accepted.status === 200) {
      expect(again.body.code).toBe('already-a-user');
      expect(await list()).toMatchObject([{ state: 'active', role: 'member' }]);
    } else {
      expect([accepted.status, accepted.body.code]).toEqual([410, 'invitation-replaced']);
      expect(again.status).toBe(200);
      expect(await list()).toMatchObject([{ state: 'invited', role: 'administrator' }]);
    }
  });
  test('who chooses a password while the offer is changed gets what they saw, or is told of the newer email', async () => {
    const odsCode = code();
    const boss = await harness.bearerOf(odsCode, 'administrator');
    const email = `${randomUUID()}@example.org`;
    const invite = (role: string) =>
      harness.http
        .post(`/organisations/${odsCode}/users`)
        .set('authorization', boss)
        .send({ email, firstName: 'Ben', lastName: 'Cole', role });
    const { body } = await invite('member');
    const { id } = body.items.find((item: { email: string }) => item.email === email);
    const token = await harness.tokenOf(id);
    const [accepted] = await Promise.all([harness.accept(token), invite('administrator')]);
    if (accepted.status === 200) expect(accepted.body.session.organisation.role).toBe('member');
    else expect(accepted.body.code).toBe('invitation-replaced');
  });
  test.each(times)('offered another role while being accepted (%i)', async () => {
    const { accept, change, list } = await scene();
    const [accepted, changed] = await Promise.all([accept(), change('auditor')]);
    expect(accepted.status).toBe(200);
    const role = changed.status === 200 ? 'auditor' : 'member';
    expect([200, 409]).toContain(changed.status);
    expect(await list()).toMatchObject([{ state: 'active', role }]);
  });
  test('somebody who is removed while accepting a higher role is either out or in, never half', async () => {
    const odsCode = code();
    const boss = await harness.bearerOf(odsCode, 'administrator');
    const person = await harness.person({ roles: { [odsCode]: 'member' } });
    const offer = { email: person.email, kind: 'user', role: 'administrator', code: odsCode } as const;
    const { token } = await harness.invite(offer);
    const user = `/organisations/${odsCode}/users/${person.id}`;
    const [accepted, removed] = await Promise.all([
      harness.accept(token),
      harness.http.delete(user).set('authorization', boss),
    ]);
    expect([accepted.status, removed.status]).toEqual([200, 204]);
  });
});
