import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { publicUrl, TestPortal } from './portal.js';

const refused = {
  type: '/problems/sign-in-required',
  code: 'sign-in-required',
  title: 'Sign in',
  status: 401,
};

test.each(['/users', '/api/organisations/staff/organisations'])(
  'a token that cannot be replaced in what is left of the wait for %s costs nobody a second wait',
  async (path) => {
    const patienceMs = 4000;
    const impatient = await TestPortal.start({ PATIENCE_MS: patienceMs });
    try {
      const cookie = impatient.session();
      impatient.answer = async () => {
        impatient.identityHangs = true;
        await sleep(patienceMs - 500);
        return { status: 401, body: refused };
      };
      const begun = Date.now();
      await impatient.http.get(path).set('cookie', cookie).expect(503);
      // Twice the patience is what two waits would take.
      expect(Date.now() - begun).toBeLessThan(patienceMs * 1.6);
    } finally {
      await impatient.close();
    }
  },
);

test('what is passed on has what waiting for the session has left of the wait', async () => {
  const patienceMs = 4000;
  const impatient = await TestPortal.start({ PATIENCE_MS: patienceMs });
  try {
    impatient.identityTakes = 1800;
    impatient.answer = () => new Promise(() => {});
    const begun = Date.now();
    const path = '/api/identity/organisations/X1/users';
    await impatient.http
      .post(path)
      .set('origin', publicUrl)
      .set('cookie', impatient.session())
      .send({})
      .expect(503);
    expect(Date.now() - begun).toBeLessThan(patienceMs * 1.3);
  } finally {
    await impatient.close();
  }
});
