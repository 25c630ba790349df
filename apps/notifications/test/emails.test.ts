import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { staffRole, type StaffRole } from '@dspt/contracts/access';
import type { Output } from '@dspt/contracts/define';
import type { listStaffEmails } from '@dspt/contracts/notifications/emails';
import { EventContext } from '@dspt/service-kit/messaging/handlers';
import { EmailsService } from '../src/emails/emails.service.js';
import { letter } from '../src/emails/letter.js';
import { startHarness, type Harness } from './harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
  const changedAt = '2026-05-03T10:00:00.000Z';
  const person = (name: string) => ({ email: `${name}@care.example`, firstName: name });
  const about = (code: string) => ({ code, organisationName: `Organisation ${code}` });
  harness.mail.refusals.set('cara@care.example', '450 Later');
  await harness.database.transaction((manager) =>
    harness.app
      .get(EmailsService, { strict: false })
      .queue(new EventContext(manager, 'event', new Date(), { name: 'test', data: {} }), [
        letter('password-changed', person('ann'), [], { changedAt }),
        letter('already-user', person('bob'), ['X1'], about('X1')),
        letter('join-refused', person('bob'), ['X2', 'X3'], about('X2')),
        letter('already-user', person('cara'), ['X3'], about('X3')),
      ]),
  );
  await harness.posted();
});
afterAll(() => harness?.close());

const staff = (role: StaffRole) => harness.issuer.bearer({ staff: { role, areas: [] } });
const list = async (query: string): Promise<Output<typeof listStaffEmails>> => {
  const response = await harness.http
    .get(`/staff/emails?${query}`)
    .set('authorization', await staff('helpdesk-operator'));
  expect(response.status).toBe(200);
  return response.body as Output<typeof listStaffEmails>;
};

test('who may: GET /staff/emails', async () => {
  expect((await harness.http.get('/staff/emails')).status).toBe(401);
  const administrator = await harness.issuer.bearer({ organisation: { code: 'X1', role: 'administrator' } });
  expect((await harness.http.get('/staff/emails').set('authorization', administrator)).status).toBe(403);
  const statuses: Partial<Record<StaffRole, number>> = {};
  for (const role of staffRole.options)
    statuses[role] = (await harness.http.get('/staff/emails').set('authorization', await staff(role))).status;
  expect(statuses).toEqual({
    'helpdesk-operator': 200,
    'helpdesk-supervisor': 200,
    'regional-officer': 403,
    'national-programme': 403,
    'content-editor': 403,
    'system-administrator': 200,
  });
});

test('staff find an email by any organisation it is about, its recipient, its template and its outcome', async () => {
  const found = async (query: string) =>
    (await list(query)).items.map(({ to, template }) => `${to} ${template}`);
  expect(await found('code=x3&template=join-refused')).toEqual(['bob@care.example join-refused']);
  expect(await found('to=ANN@care.example')).toEqual(['ann@care.example password-changed']);
  expect(await found('state=waiting')).toEqual(['cara@care.example already-user']);
  expect(await found('code=X9')).toEqual([]);
});

test('the list says what became of each email and never what was in it', async () => {
  const { items } = await list('code=X3&state=waiting');
  expect(items).toEqual([
    {
      id: expect.any(String),
      to: 'cara@care.example',
      template: 'already-user',
      subject: 'You can use Organisation X3 already',
      code: 'X3',
      state: 'waiting',
      attempts: 1,
      lastError: expect.stringContaining('Later'),
      createdAt: expect.any(String),
      discardedAt: null,
      sentAt: null,
      nextAttemptAt: expect.any(String),
    },
  ]);
});

test('the list is paged and counts all that match', async () => {
  const pages = [await list('perPage=3'), await list('perPage=3&page=2')];
  expect(pages.map(({ items, total }) => [items.length, total])).toEqual([
    [3, 4],
    [1, 4],
  ]);
  expect(new Set(pages.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(4);
});

test('a filter that makes no sense is refused kindly', async () => {
  const response = await harness.http
    .get('/staff/emails?state=lost')
    .set('authorization', await staff('helpdesk-operator'));
  expect([response.status, response.body.code]).toEqual([400, 'invalid-input']);
});
