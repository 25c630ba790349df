import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PersonalData } from '@dspt/contracts/personal-data';
import { Harness, password } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness?.close());

const dataOf = async (bearer: string) => {
  const { status, body } = await harness.http.get('/me/data/account').set('authorization', bearer);
  expect(status).toBe(200);
  const { sections } = body as PersonalData;
  return Object.fromEntries(sections.map(({ heading, rows }) => [heading, rows]));
};

test('who may: GET /me/data/account', async () => {
  expect((await harness.http.get('/me/data/account')).status).toBe(401);
  expect(await dataOf(await harness.bearerOf('X1', 'auditor'))).toMatchObject({ Passkeys: [] });
});

test('all that is kept of somebody is there, and of nobody else, and no secret', async () => {
  const [ann, other] = [
    await harness.person({ roles: { X1: 'administrator' } }),
    await harness.person({ roles: { X1: 'member' } }),
  ];
  await harness.http.post('/sessions').send({ email: ann.email, password: 'Wrong-1-Password' });
  await harness.http.post('/sessions').send({ email: ann.email, password });
  await harness.invite({ email: ann.email, organisationName: 'THORN HOUSE', code: 'X2' });
  const data = await dataOf(await harness.bearer(await harness.signIn(ann)));
  expect(data['Your account']).toMatchObject([{ 'Email address': ann.email, 'First name': 'Ann' }]);
  expect(data['Organisations you act for']).toMatchObject([{ 'ODS code': 'X1', Role: 'administrator' }]);
  expect(data['Where you are signed in']).toHaveLength(2);
  expect(data['Devices that know your account']).toHaveLength(1);
  expect(data['Invitations to you']).toMatchObject([{ Organisation: 'THORN HOUSE', Accepted: null }]);
  expect(data['Signing in, and what was refused']!.map(({ What }) => What)).toEqual(
    expect.arrayContaining([
      'Signed in with the password',
      'Sign-in failed: wrong password or no such account',
    ]),
  );
  expect(JSON.stringify(data)).not.toContain(other.email);
  expect(JSON.stringify(data)).not.toMatch(/hash|secret|argon/i);
});
