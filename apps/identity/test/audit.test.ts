import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { passwordResetRequested } from '@dspt/contracts/identity/passwords';
import { joinRequested } from '@dspt/contracts/identity/join-requests';
import { generate } from 'otplib';
import { PasswordResetsService } from '../src/password-resets/password-resets.service.js';
import { Harness, password } from './harness.js';
import { loadOrganisations } from './ods.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open({ otherServices: ['organisations'] });
  await loadOrganisations(harness.service.otherServices, {
    sites: ['H1', 'H2'].map((code) => ({ code, name: `HOUSE ${code}` })),
    others: [{ code: 'OTHER', name: 'OTHER' }],
  });
});
afterAll(() => harness?.close());

interface Line {
  did: string;
  actor_name: string | null;
  organisation: string | null;
  before: object;
  after: object;
}
let seen = 0;
/** What the trail has got since the last look. */
const written = async (): Promise<Line[]> => {
  const lines = await harness.service.database.query<Line[]>(
    'select did, actor_name, organisation, before, after from audit order by seq offset $1',
    [seen],
  );
  seen += lines.length;
  return lines;
};
const shortly = (lines: Line[]) =>
  lines.map(({ did, actor_name: who, organisation }) => [did, who, organisation].filter(Boolean).join(', '));
const nia = { email: 'nia@h1.example', firstName: 'Nia', lastName: 'New', telephone: '' };
const post = async (path: string, form: object) =>
  harness.http.post(path).send({ ...form, human: await harness.human() });

test('a registration, from the form to the account', async () => {
  await written();
  await post('/registrations', { code: 'H1', ...nia, acceptTerms: true });
  const [sent] = await written();
  expect(sent).toMatchObject({
    did: 'invitation.sent',
    actor_name: null,
    organisation: 'H1',
    after: { role: 'administrator', email: nia.email },
  });
  const { invitationId } = sent!.after as { invitationId: string };
  await harness.accept(await harness.tokenOf(invitationId));
  expect(shortly(await written())).toEqual([
    'account.made',
    'invitation.accepted, Nia New, H1',
    'member.added, Nia New, H1',
  ]);
});

test('what administrators do to those who work there', async () => {
  const boss = await harness.bearerOf('H2', 'administrator');
  const send = (method: 'post' | 'put' | 'delete', path: string, body?: object) =>
    harness.http[method](`/organisations/H2${path}`).set('authorization', boss).send(body);
  const { id } = await harness.person({ email: 'worker@h2.example', roles: { H2: 'auditor' } });
  await written();
  await send('post', '/users', { email: 'new@h2.example', firstName: 'A', lastName: 'B', role: 'member' });
  await send('put', `/users/${id}`, { role: 'member', from: 'auditor' });
  await send('delete', `/users/${id}`);
  await post('/join-requests', { code: 'H2', ...nia, message: 'Please' });
  const { requestId } = (await harness.told(joinRequested)).at(-1)!;
  await send('put', `/join-requests/${requestId}`, { outcome: 'refused' });
  const lines = await written();
  expect(shortly(lines)).toEqual([
    'invitation.sent, Ann Bell, H2',
    'member.role-changed, Ann Bell, H2',
    'member.removed, Ann Bell, H2',
    'join-request.made, H2',
    'join-request.answered, Ann Bell, H2',
  ]);
  expect(lines[1]).toMatchObject({ before: { role: 'auditor' }, after: { role: 'member' } });
  expect(lines[4]).toMatchObject({ after: { requestId, outcome: 'refused' } });
});

test('a password chosen anew, without the password', async () => {
  const { email } = await harness.person();
  await written();
  await post('/password-resets', { email });
  const { resetId } = (await harness.told(passwordResetRequested)).at(-1)!;
  const { token } = await harness.get(PasswordResetsService).issue(resetId);
  await harness.http.put(`/password-resets/${token}`).send({ password: `${password}2` });
  const lines = await written();
  expect(shortly(lines)).toEqual(['password.changed, Ann Bell']);
  expect(JSON.stringify(lines)).not.toContain(password);
});

test('a second factor set up, without its secret', async () => {
  const person = await harness.person();
  const bearer = await harness.bearer(await harness.signIn(person));
  await written();
  const { body } = await harness.http
    .post('/me/second-factor')
    .set('authorization', bearer)
    .send({ password });
  const { secret } = body as { secret: string };
  await harness.http
    .put('/me/second-factor')
    .set('authorization', bearer)
    .send({ code: await generate({ secret }) });
  const lines = await written();
  expect(shortly(lines)).toEqual(['second-factor.set-up, Ann Bell']);
  expect(JSON.stringify(lines)).not.toContain(secret);
});

test('a new member of staff', async () => {
  const { token } = await harness.invite({
    kind: 'staff',
    code: null,
    organisationName: null,
    role: 'regional-officer',
    areas: ['Kent'],
  });
  await written();
  await harness.accept(token);
  const lines = await written();
  expect(shortly(lines)).toEqual([
    'account.made',
    'invitation.accepted, Ben Cole',
    'account.made-staff, Ben Cole',
  ]);
  expect(lines[2]).toMatchObject({ after: { role: 'regional-officer', areas: ['Kent'] } });
});

test('signing in and choosing an organisation change nothing', async () => {
  const person = await harness.person({ roles: { H1: 'member', H2: 'member' } });
  await written();
  const secret = await harness.signIn(person);
  await harness.http
    .put('/sessions/current/organisation')
    .set('authorization', await harness.bearer(secret))
    .send({ code: 'H2' });
  expect(await written()).toEqual([]);
});
