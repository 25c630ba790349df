import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { House } from './house.js';

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house?.close());

const code = () => `X${randomUUID().slice(0, 8).toUpperCase()}`;

describe('invite against accept, at the same moment', () => {
  const times = Array.from({ length: 6 }, (_, index) => index);

  /** An organisation with its administrator, and somebody invited to it. */
  async function scene() {
    const odsCode = code();
    const boss = await house.bearerOf(odsCode, 'administrator');
    const account = await house.person();
    const { email } = account;
    const signedIn = await house.bearer(await house.signIn(account));
    const person = { email, firstName: 'Ben', lastName: 'Cole' };
    const users = `/organisations/${odsCode}/users`;
    const invite = (role: string) =>
      house.http
        .post(users)
        .set('authorization', boss)
        .send({ ...person, role });
    const { body } = await invite('member');
    const { id } = body.items.find((item: { email: string }) => item.email === email);
    const cancel = () => house.http.delete(`${users}/${id}`).set('authorization', boss);
    const change = (role: string) =>
      house.http.put(`${users}/${id}`).set('authorization', boss).send({ role, from: 'member' });
    const list = async () =>
      (await house.http.get(users).set('authorization', boss)).body.items.filter(
        (item: { email: string }) => item.email === email,
      ) as { state: string; role: string }[];
    const accept = () => house.http.post(`/me/invitations/${id}/acceptance`).set('authorization', signedIn);
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
    const boss = await house.bearerOf(odsCode, 'administrator');
    const email = `${randomUUID()}@example.org`;
    const invite = (role: string) =>
      house.http
        .post(`/organisations/${odsCode}/users`)
        .set('authorization', boss)
        .send({ email, firstName: 'Ben', lastName: 'Cole', role });
    const { body } = await invite('member');
    const { id } = body.items.find((item: { email: string }) => item.email === email);
    const token = await house.tokenOf(id);
    const [accepted] = await Promise.all([house.accept(token), invite('administrator')]);
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
    const boss = await house.bearerOf(odsCode, 'administrator');
    const person = await house.person({ roles: { [odsCode]: 'member' } });
    const offer = { email: person.email, kind: 'user', role: 'administrator', code: odsCode } as const;
    const { token } = await house.invite(offer);
    const user = `/organisations/${odsCode}/users/${person.id}`;
    const [accepted, removed] = await Promise.all([
      house.accept(token),
      house.http.delete(user).set('authorization', boss),
    ]);
    expect([accepted.status, removed.status]).toEqual([200, 204]);
  });
});
