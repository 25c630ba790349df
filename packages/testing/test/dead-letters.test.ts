import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { staffRole, type StaffRole } from '@dspt/contracts/access';
import type { EventData, Output } from '@dspt/contracts/define';
import { organisationRenamed } from '@dspt/contracts/organisations/organisations';
import type { listDeadLetters } from '@dspt/contracts/dead-letters';
import { Audit } from '@dspt/service-kit/audit/audit';
import { EventContext, EventHandler } from '@dspt/service-kit/messaging/handlers';
import { NatsLink } from '@dspt/service-kit/messaging/nats-link';
import type { TestService } from '@dspt/testing/service';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { headers } from '@nats-io/transport-node';
import { startKitService } from './kit-service.js';

const subject = 'events.organisations.renamed.v1';
let broken = true;

@Controller()
class NamesMessages {
  constructor(private readonly audit: Audit) {}

  @EventHandler(organisationRenamed)
  async hear(
    @Payload() { code, name }: EventData<typeof organisationRenamed>,
    @Ctx() { manager, id, occurredAt }: EventContext,
  ) {
    const to = { name, id, occurredAt: occurredAt.toISOString() };
    await this.audit.write(manager, { did: 'name.changed', organisation: code, to });
    if (broken) throw new Error('The list of names is full');
  }
}

let service: TestService;
beforeAll(async () => {
  service = await startKitService({ controllers: [NamesMessages] });
});
afterAll(() => service?.close());
beforeEach(async () => {
  broken = true;
  await service.database.query('truncate dead_letters, inbox');
});

const at = '2026-05-03T10:00:00.000Z';
/** As the kit itself leaves it after the last try. */
const deadLetters = async (data: object = { code: 'X1', name: 'Rose House' }) => {
  const id = randomUUID();
  await service.database.query(
    `insert into dead_letters (event_id, name, data, error, occurred_at)
     values ($1, 'organisations.renamed.v1', $2, 'It failed', $3)`,
    [id, JSON.stringify(data), at],
  );
  return id;
};
const as = (role: StaffRole) =>
  service.issuer.bearer({ name: 'Sue Super', staff: { role, areas: ['Kent'] } });
const post = async (path: string, body: object = {}, role: StaffRole = 'helpdesk-supervisor') =>
  service.http
    .post(path)
    .set('authorization', await as(role))
    .send(body);
const list = async (query = '') => {
  const response = await service.http
    .get(`/staff/dead-letters${query}`)
    .set('authorization', await as('helpdesk-supervisor'));
  return response.body as Output<typeof listDeadLetters>;
};
const lines = (did: string) =>
  service.database.query<Record<string, unknown>[]>('select * from audit where did = $1 order by seq', [did]);
const handled = async (id: string) =>
  (await lines('name.changed')).filter(({ after }) => (after as { id: string }).id === id);

describe('who may', () => {
  const operations = {
    'GET /staff/dead-letters': 200,
    'POST /staff/dead-letters/:id/replay': 404,
    'POST /staff/dead-letters/:id/discard': 404,
  };
  describe.each(Object.entries(operations))('%s', (operation, whenAllowed) => {
    const [method = '', path = ''] = operation.replace(':id', randomUUID()).split(' ');
    const call = async (authorization?: string) => {
      const request = method === 'GET' ? service.http.get(path) : service.http.post(path);
      if (authorization) void request.set('authorization', authorization);
      return (await (method === 'GET' ? request : request.send({ reason: 'Not needed' }))).status;
    };
    const allowed = new Set<StaffRole>(['helpdesk-supervisor', 'system-administrator']);
    test.each(staffRole.options)('%s', async (role) => {
      expect(await call(await as(role))).toBe(allowed.has(role) ? whenAllowed : 403);
    });
    test.each(['auditor', 'member', 'administrator'] as const)('not %s, a provider', async (role) => {
      expect(await call(await service.issuer.bearer({ organisation: { code: 'X1', role } }))).toBe(403);
    });
    test('nobody unknown', async () => {
      expect(await call()).toBe(401);
    });
  });
});

test('the list says which event, when, and why it failed, newest first and counted', async () => {
  const ids = [await deadLetters(), await deadLetters(), await deadLetters()];
  const first = await list('?perPage=1');
  expect(first).toEqual({
    total: 3,
    items: [
      {
        id: ids[2],
        service: 'identity',
        event: 'organisations.renamed.v1',
        data: { code: 'X1', name: 'Rose House' },
        why: 'It failed',
        occurredAt: at,
        deadLetteredAt: expect.any(String),
        retriedAt: null,
        discarded: null,
      },
    ],
  });
  expect((await list('?perPage=1&page=3')).items.map(({ id }) => id)).toEqual([ids[0]]);
});

describe('replay', () => {
  test('handles it as it was told, removes it, and says in the audit trail who wanted that', async () => {
    const id = await deadLetters();
    broken = false;
    expect((await post(`/staff/dead-letters/${id}/replay`)).status).toBe(204);
    expect((await list()).total).toBe(0);
    expect(await handled(id)).toMatchObject([
      { actor_name: null, organisation: 'X1', after: { name: 'Rose House', occurredAt: at } },
    ]);
    expect((await lines('event.replayed')).at(-1)).toMatchObject({
      actor_name: 'Sue Super',
      organisation: 'X1',
      after: { event: 'organisations.renamed.v1', eventId: id },
    });
  });

  test('that fails again says why, and leaves everything as it was', async () => {
    const id = await deadLetters();
    const before = await lines('event.replayed');
    const response = await post(`/staff/dead-letters/${id}/replay`);
    expect([response.status, response.body]).toEqual([
      409,
      expect.objectContaining({ code: 'event-still-fails', detail: 'The list of names is full' }),
    ]);
    expect((await list()).items).toMatchObject([
      { id, why: 'The list of names is full', retriedAt: expect.any(String) },
    ]);
    expect([await handled(id), await lines('event.replayed')]).toEqual([[], before]);
    expect(await service.database.query('select from inbox')).toEqual([]);
  });

  test('of what does not fit its contract, or is not heard any more, says so', async () => {
    broken = false;
    const unfit = await deadLetters({ code: 'X1' });
    expect((await post(`/staff/dead-letters/${unfit}/replay`)).body.detail).toMatch(/does not fit.+name/);
    await service.database.query(`update dead_letters set name = 'old.fact.v1'`);
    expect((await post(`/staff/dead-letters/${unfit}/replay`)).body.detail).toMatch(
      /does not hear old.fact.v1/,
    );
  });

  test('twice at once handles it once', async () => {
    const id = await deadLetters();
    broken = false;
    const answers = await Promise.all([1, 2, 3].map(() => post(`/staff/dead-letters/${id}/replay`)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 404, 404]);
    expect(await handled(id)).toHaveLength(1);
  });

  test('of what was handled meanwhile only removes it', async () => {
    const id = await deadLetters();
    broken = false;
    await service.database.query('insert into inbox (event_id, subject) values ($1, $2)', [id, subject]);
    expect((await post(`/staff/dead-letters/${id}/replay`)).status).toBe(204);
    expect([(await list()).total, await handled(id)]).toEqual([0, []]);
  });
});

describe('discard', () => {
  test('keeps the event, with who decided so and why', async () => {
    const id = await deadLetters();
    expect((await post(`/staff/dead-letters/${id}/discard`, { reason: 'Renamed again' })).status).toBe(204);
    expect((await list()).total).toBe(0);
    expect((await list('?state=discarded')).items).toMatchObject([
      { id, discarded: { at: expect.any(String), by: 'Sue Super', reason: 'Renamed again' } },
    ]);
    expect((await lines('event.discarded')).at(-1)).toMatchObject({
      actor_name: 'Sue Super',
      reason: 'Renamed again',
      after: { eventId: id },
    });
  });

  test('needs a reason', async () => {
    const id = await deadLetters();
    const response = await post(`/staff/dead-letters/${id}/discard`, { reason: ' ' });
    expect(response.body.errors).toEqual([{ field: 'reason', message: 'Say why it need not be handled' }]);
  });

  test('is final', async () => {
    const id = await deadLetters();
    await post(`/staff/dead-letters/${id}/discard`, { reason: 'Renamed again' });
    for (const way of ['replay', 'discard'])
      expect((await post(`/staff/dead-letters/${id}/${way}`, { reason: 'Again' })).body).toMatchObject({
        code: 'event-discarded',
        detail: 'Sue Super decided that it need not be handled.',
      });
  });
});

test('what is no JSON at all is set aside too, with when it was told', async () => {
  const { connection } = service.app.get(NatsLink);
  const named = headers();
  named.set('Nats-Msg-Id', 'not-json');
  connection.publish(subject, 'Rose House', { headers: named });
  await connection.flush();
  await service.settled();
  expect((await list()).items).toMatchObject([{ id: 'not-json', data: 'Rose House' }]);
});
