import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { passwordResetRequested } from '@dspt/contracts/identity/passwords';
import { invitationCreated } from '@dspt/contracts/identity/invitations';
import { joinRequested } from '@dspt/contracts/identity/join-requests';
import { Harness } from './harness.js';
import { PasswordResetsService } from '../src/password-resets/password-resets.service.js';
import { loadOrganisations } from './ods.js';

let harness: Harness;
let administrator: string;
beforeAll(async () => {
  harness = await Harness.open({ otherServices: ['organisations'] });
  await loadOrganisations(harness.service.otherServices, {
    sites: [
      { code: 'VONE', name: 'HOUSE ONE' },
      { code: 'VTWO', name: 'HOUSE TWO' },
      { code: 'VFREE', name: 'FREE HOUSE' },
      { code: 'VMORE', name: 'MORE HOUSE' },
    ],
    others: [{ code: 'RTRUST', name: 'A TRUST' }],
  });
  administrator = await harness.bearerOf('VONE', 'administrator');
});
afterAll(() => harness?.close());

const person = () => ({ email: `${randomUUID()}@example.org`, firstName: 'Cat', lastName: 'Dean' });
const invitation = () => ({ ...person(), role: 'member', requestId: randomUUID() });
const invite = (body: object, bearer = administrator, code = 'VONE') =>
  harness.http.post(`/organisations/${code}/users`).set('authorization', bearer).send(body);
const told = async (code: string) =>
  (await harness.told(invitationCreated)).filter((event) => event.code === code).length;

describe('an invitation sent twice', () => {
  test('at the same moment is sent once, and both presses get the same answer', async () => {
    const body = invitation();
    const before = await told('VONE');
    const [one, other] = await Promise.all([invite(body), invite(body)]);
    expect([one.status, other.status]).toEqual([200, 200]);
    expect(one.body).toEqual(other.body);
    expect((await told('VONE')) - before).toBe(1);
  });
  test('later is not sent again', async () => {
    const body = invitation();
    await invite(body);
    const before = await told('VONE');
    expect((await invite(body)).status).toBe(200);
    expect(await told('VONE')).toBe(before);
  });
  test('with other contents is refused, and says what to do', async () => {
    const body = invitation();
    await invite(body);
    const { status, body: problem } = await invite({ ...body, email: person().email });
    expect([status, problem]).toEqual([
      409,
      expect.objectContaining({
        code: 'sent-with-other-contents',
        detail: expect.stringContaining('send the form again'),
      }),
    ]);
  });
  test('under somebody else’s id is refused, and nothing of theirs is shown', async () => {
    const body = invitation();
    await invite(body);
    const stranger = await harness.bearerOf('VTWO', 'administrator');
    const answer = await invite(body, stranger, 'VTWO');
    expect(answer.status).toBe(409);
    expect(JSON.stringify(answer.body)).not.toContain(body.email);
  });
  test('that was refused the first time can be mended and sent under the same id', async () => {
    const body = invitation();
    expect((await invite({ ...body, email: 'nonsense' })).status).toBe(400);
    expect((await invite(body)).status).toBe(200);
  });
});

describe('a public form sent twice', () => {
  test('registers once, with one human check for both presses', async () => {
    const form = { code: 'VFREE', ...person(), acceptTerms: true };
    const body = { ...form, human: await harness.human(), requestId: randomUUID() };
    const send = () => harness.http.post('/registrations').send(body);
    const answers = [...(await Promise.all([send(), send()])), await send()];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(await told('VFREE')).toBe(1);
  });
  test('asks to join once', async () => {
    const body = { code: 'VONE', ...person(), human: await harness.human(), requestId: randomUUID() };
    const send = () => harness.http.post('/join-requests').send(body);
    const before = (await harness.told(joinRequested)).length;
    const answers = [...(await Promise.all([send(), send()])), await send()];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await harness.told(joinRequested)).length - before).toBe(1);
  });
  test('with another id needs another human check', async () => {
    const form = { code: 'VONE', ...person(), human: await harness.human() };
    const send = () => harness.http.post('/join-requests').send({ ...form, requestId: randomUUID() });
    expect((await send()).status).toBe(200);
    expect((await send()).body).toMatchObject({ code: 'human-check-failed' });
  });
  test('a wrong answer to the human check is spent, also for the same id', async () => {
    const human = await harness.human();
    const form = { code: 'VONE', ...person(), requestId: randomUUID() };
    const send = (answer: object) => harness.http.post('/join-requests').send({ ...form, human: answer });
    expect((await send({ id: human.id, characters: 'wrong' })).body).toMatchObject({
      code: 'human-check-failed',
    });
    expect((await send(human)).body).toMatchObject({ code: 'human-check-failed' });
  });
});

test('an organisation is added once', async () => {
  const ann = await harness.person({ roles: { VTWO: 'administrator' } });
  const bearer = await harness.bearer(await harness.signIn(ann));
  const body = { code: 'VMORE', human: await harness.human(), requestId: randomUUID() };
  const add = () => harness.http.post('/me/organisations').set('authorization', bearer).send(body);
  const answers = await Promise.all([add(), add()]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
});

test('a fresh link is sent once', async () => {
  const body = invitation();
  await invite(body);
  const { invitationId } = (await harness.told(invitationCreated)).at(-1)!;
  const token = await harness.tokenOf(invitationId);
  const before = await told('VONE');
  const requestId = randomUUID();
  const renew = () => harness.http.post(`/invitations/${token}/renewal`).send({ requestId });
  const answers = [...(await Promise.all([renew(), renew()])), await renew()];
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
  expect((await told('VONE')) - before).toBe(1);
});

describe('a forgotten password', () => {
  const toldOf = async (id: string) =>
    (await harness.told(passwordResetRequested)).filter(({ personId }) => personId === id);

  test('is asked about once, with one human check for both presses', async () => {
    const { id, email } = await harness.person();
    const body = { email, human: await harness.human(), requestId: randomUUID() };
    const ask = () => harness.http.post('/password-resets').send(body);
    const answers = [...(await Promise.all([ask(), ask()])), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(await toldOf(id)).toHaveLength(1);
    const other = await harness.http.post('/password-resets').send({ ...body, email: person().email });
    expect(other.body.code).toBe('sent-with-other-contents');
  });

  test('gets a fresh link once, however often the button is pressed', async () => {
    const { id, email } = await harness.person();
    await harness.http.post('/password-resets').send({ email, human: await harness.human() });
    const { resetId } = (await toldOf(id)).at(-1)!;
    const { token } = await harness.get(PasswordResetsService).issue(resetId);
    const requestId = randomUUID();
    const renew = () => harness.http.post(`/password-resets/${token}/renewal`).send({ requestId });
    const answers = await Promise.all([renew(), renew()]);
    for (let time = 0; time < 6; time++) answers.push(await renew());
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    expect(await toldOf(id)).toHaveLength(2);
  });
});
