import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Webhook } from '@dspt/contracts/organisations/webhooks';
import { admitted } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { RegisterChangesService } from '../src/register-changes/register-changes.service.js';
import { DeliveriesService } from '../src/webhooks/deliveries.service.js';
import { post } from '../src/webhooks/post.js';
import { odsFile } from './support/ods.js';
import { Receiver } from './support/receiver.js';
import { emptied, imported, staff, startOrganisations } from './support/service.js';

let service: TestService;
let receiver: Receiver;
let authorization: string;
beforeAll(async () => {
  service = await startOrganisations();
  receiver = await Receiver.start();
  authorization = await staff(service, 'national-programme');
});
afterAll(async () => {
  await receiver?.stop();
  await service?.close();
});
beforeEach(async () => {
  await emptied(service);
  receiver.forget();
  service.clock.set(new Date('2026-05-03T12:00:00Z'));
  await homes(3);
});

const mayManage = ['national-programme', 'system-administrator'];
const homes = async (count: number, named = 'HOME') => {
  const rows = Array.from({ length: count }, (_, index) => ({
    code: `V${1000 + index}`,
    name: `${named} ${index}`,
    parent: 'A1',
  }));
  await imported(service, 'ecarehomesite.csv', odsFile(rows));
  await service.app.get(RegisterChangesService, { strict: false }).note();
};
const deliver = () => service.app.get(DeliveriesService, { strict: false }).deliver();
const later = (minutes: number) =>
  service.clock.set(new Date(service.clock.now().getTime() + minutes * 60_000));

const send = (
  method: 'get' | 'post' | 'put' | 'delete',
  path: string,
  body?: object,
): Promise<{ status: number; body: Webhook & Record<string, unknown> }> => {
  const asked = service.http[method](path).set('authorization', authorization);
  return (body ? asked.send(body) : asked) as never;
};
const given = (more: object = {}) => ({ name: 'Kent County Council', url: receiver.url, ...more });
const add = async (more: object = {}): Promise<Webhook> => {
  const { status, body } = await send('post', '/staff/webhooks', given(more));
  expect([status, body]).toMatchObject([200, {}]);
  receiver.secret = body.secret;
  return body;
};
const read = async ({ id }: Webhook) => (await send('get', `/staff/webhooks/${id}`)).body;
const codes = () => receiver.deliveries.flatMap(({ changes }) => changes.map(({ code }) => code));

describe('a webhook', () => {
  test('brings the whole register first, when that is wanted', async () => {
    const webhook = await add({ from: 'beginning' });
    expect(webhook).toMatchObject({ state: 'active', waiting: 3, createdBy: expect.any(String) });
    await deliver();
    expect(receiver.deliveries).toMatchObject([{ type: 'register.changed', genuine: true }]);
    expect(codes()).toEqual(['V1000', 'V1001', 'V1002']);
    expect(await read(webhook)).toMatchObject({ waiting: 0, failures: 0, problem: null, nextTryAt: null });
  });

  test('brings what changes from now on, and each change once', async () => {
    await add();
    await deliver();
    expect(receiver.deliveries).toEqual([]);
    await homes(3, 'HOUSE');
    await Promise.all([deliver(), deliver()]);
    await deliver();
    expect(new Set(receiver.deliveries.map(({ id }) => id)).size).toBe(1);
    expect(receiver.copy.get('V1000')).toMatchObject({ name: 'HOUSE 0' });
  });

  test('brings many changes in several deliveries, in order', async () => {
    await homes(250);
    await add({ from: 'beginning' });
    await deliver();
    expect(receiver.deliveries.map(({ changes }) => changes.length)).toEqual([100, 100, 50]);
    const numbers = receiver.deliveries.flatMap(({ changes }) => changes.map(({ change }) => change));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });

  test('is added once however often its form is sent', async () => {
    const requestId = randomUUID();
    const [one, other] = [await add({ requestId }), await add({ requestId })];
    expect(other.id).toBe(one.id);
    expect((await send('get', '/staff/webhooks')).body).toMatchObject({ total: 1 });
  });
});

describe('a delivery that is not taken', () => {
  test('comes again, later and later, and nothing is left out', async () => {
    const webhook = await add({ from: 'beginning' });
    receiver.answer = () => 500;
    await deliver();
    expect(await read(webhook)).toMatchObject({
      failures: 1,
      problem: 'It answered 500',
      waiting: 3,
      nextTryAt: expect.stringContaining('T12:01:'),
    });
    await deliver();
    expect(receiver.deliveries).toHaveLength(1);
    later(1);
    await deliver();
    expect(await read(webhook)).toMatchObject({ failures: 2, nextTryAt: expect.stringContaining('T12:06:') });
    await homes(3, 'HOUSE');
    receiver.answer = () => 200;
    later(5);
    await deliver();
    expect([...receiver.copy.values()].map(({ name }) => name)).toEqual(['HOUSE 0', 'HOUSE 1', 'HOUSE 2']);
    expect(await read(webhook)).toMatchObject({ failures: 0, problem: null, waiting: 0 });
  });

  test('has the same id, so that what was taken after all counts once', async () => {
    await add({ from: 'beginning' });
    receiver.answer = () => 'taken-and-cut';
    await deliver();
    receiver.answer = () => 204;
    later(1);
    await deliver();
    expect(receiver.deliveries).toHaveLength(2);
    expect(new Set(receiver.deliveries.map(({ id }) => id)).size).toBe(1);
  });

  test('is tried for five days and then stopped, until somebody makes it active again', async () => {
    const webhook = await add({ from: 'beginning' });
    receiver.answer = () => 503;
    const begun = service.clock.now().getTime();
    for (let tries = 0; tries < 24; tries++) {
      await deliver();
      const { nextTryAt, state } = await read(webhook);
      if (state === 'stopped') break;
      service.clock.set(new Date(nextTryAt!));
    }
    expect(receiver.deliveries).toHaveLength(24);
    expect((service.clock.now().getTime() - begun) / 86_400_000).toBeCloseTo(4.9, 0);
    const stopped = await read(webhook);
    expect(stopped).toMatchObject({ state: 'stopped', nextTryAt: null, problem: 'It answered 503' });
    receiver.answer = () => 204;
    const { name, url, version } = stopped;
    await send('put', `/staff/webhooks/${webhook.id}`, { name, url, version, state: 'active' });
    await deliver();
    expect(receiver.copy.size).toBe(3);
  });

  test.each<[number, string, string]>([
    [302, 'active', 'It answered 302: it has moved. Enter its new address'],
    [404, 'active', 'It answered 404'],
    [410, 'stopped', 'It answered 410: it wants nothing any more'],
  ])('answered with %d is %s', async (status, state, problem) => {
    const webhook = await add({ from: 'beginning' });
    receiver.answer = () => status;
    await deliver();
    expect(await read(webhook)).toMatchObject({ state, problem });
    expect(receiver.deliveries).toHaveLength(1);
  });

  test('says so when nothing is there', async () => {
    const webhook = await add({ from: 'beginning', url: 'http://127.0.0.1:1/' });
    await deliver();
    expect(await read(webhook)).toMatchObject({ problem: 'Nothing answers at this address' });
  });

  test('keeps nobody else waiting', async () => {
    const broken = await add({ from: 'beginning', url: 'http://127.0.0.1:1/' });
    await add({ from: 'beginning' });
    await deliver();
    expect([receiver.copy.size, (await read(broken)).failures]).toEqual([3, 1]);
  });
});

describe('an address inside our own network', () => {
  const to = (url: string) => post({ url, headers: {}, body: '{}', privateAddresses: false, withinMs: 2000 });
  test.each([
    'https://127.0.0.1/',
    'https://localhost/',
    'https://[::1]/',
    'https://10.0.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://0.0.0.0/',
    'https://[::ffff:127.0.0.1]/',
    'https://2130706433/',
  ])('%s is never asked', async (url) => {
    expect(await to(url)).toEqual({ problem: 'The address is inside a private network', gone: false });
  });
  test('is not asked without encryption either', async () => {
    expect((await to(receiver.url)).problem).toBe('The address does not begin with https://');
    expect(receiver.deliveries).toEqual([]);
  });
});

describe('its form', () => {
  test.each([
    [{ url: '' }, 'url', 'Enter the address that deliveries are sent to'],
    [{ url: 'example' }, 'url', 'Enter a whole web address, such as https://example.org/register-changes'],
    [{ url: 'ftp://example.org/' }, 'url', 'Enter an address that begins with https://'],
    [{ url: 'https://me:secret@example.org/' }, 'url', 'Leave name and password out of the address'],
    [{ name: ' ' }, 'name', 'Say who gets it, such as a council'],
  ])('%j is refused at %s', async (more, field, message) => {
    const { status, body } = await send('post', '/staff/webhooks', given(more));
    expect([status, body['errors']]).toEqual([400, [{ field, message }]]);
  });

  test('saved in two windows says so in the second', async () => {
    const webhook = await add();
    const change = (name: string) =>
      send('put', `/staff/webhooks/${webhook.id}`, { ...given({ name }), version: 1, state: 'paused' });
    expect((await change('One')).body).toMatchObject({ name: 'One', state: 'paused', version: 2 });
    expect(await change('Other')).toMatchObject({
      status: 409,
      body: { code: 'webhook-changed', current: { name: 'One' } },
    });
  });

  test('paused sends nothing, and active again all that changed meanwhile', async () => {
    const { id } = await add();
    await send('put', `/staff/webhooks/${id}`, { ...given(), version: 1, state: 'paused' });
    await homes(3, 'HOUSE');
    await deliver();
    expect(receiver.deliveries).toEqual([]);
    await send('put', `/staff/webhooks/${id}`, { ...given(), version: 2, state: 'active' });
    await deliver();
    expect(receiver.copy.size).toBe(3);
  });

  test('can be tried at once', async () => {
    const { id } = await add();
    expect((await send('post', `/staff/webhooks/${id}/trial`)).body).toEqual({ problem: null });
    expect(receiver.deliveries).toMatchObject([{ type: 'register.test', changes: [], genuine: true }]);
    receiver.answer = () => 403;
    expect((await send('post', `/staff/webhooks/${id}/trial`)).body).toEqual({ problem: 'It answered 403' });
  });

  test('removes it with its secret', async () => {
    const { id } = await add({ from: 'beginning' });
    expect((await send('delete', `/staff/webhooks/${id}`)).status).toBe(204);
    await deliver();
    expect(receiver.deliveries).toEqual([]);
    expect((await send('get', `/staff/webhooks/${id}`)).status).toBe(404);
    expect((await send('delete', `/staff/webhooks/${id}`)).status).toBe(404);
  });

  test('is in the audit trail without the secret', async () => {
    const { id, secret } = await add();
    await send('delete', `/staff/webhooks/${id}`);
    const lines = await service.database.query<{ did: string; text: string }[]>(
      `select did, audit::text as text from audit where did like 'webhook.%' order by seq desc limit 2`,
    );
    expect(lines.map(({ did }) => did)).toEqual(['webhook.removed', 'webhook.added']);
    expect(JSON.stringify(lines)).not.toContain(secret.slice(6));
  });
});

const nobody = randomUUID();
test.each([
  ['who may: GET /staff/webhooks', () => service.http.get('/staff/webhooks')],
  ['who may: POST /staff/webhooks', () => service.http.post('/staff/webhooks').send({})],
  ['who may: GET /staff/webhooks/:id', () => service.http.get(`/staff/webhooks/${nobody}`)],
  ['who may: PUT /staff/webhooks/:id', () => service.http.put(`/staff/webhooks/${nobody}`).send({})],
  ['who may: POST /staff/webhooks/:id/trial', () => service.http.post(`/staff/webhooks/${nobody}/trial`)],
  ['who may: DELETE /staff/webhooks/:id', () => service.http.delete(`/staff/webhooks/${nobody}`)],
])('%s', async (_, ask) => {
  expect(await admitted(service, 'V1', ask)).toEqual(mayManage);
});
