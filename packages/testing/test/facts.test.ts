import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { EventData } from '@dspt/contracts/define';
import { organisationRenamed } from '@dspt/contracts/organisations/organisations';
import { membershipsChanged } from '@dspt/contracts/identity/users';
import { eventStream } from '@dspt/contracts/topology';
import { ServiceUnavailable } from '@dspt/service-kit/failures';
import { EventContext, EventHandler } from '@dspt/service-kit/messaging/handlers';
import { NatsLink } from '@dspt/service-kit/messaging/nats-link';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import type { TestService } from '@dspt/testing/service';
import { eventually } from '@dspt/testing/eventually';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { headers } from '@nats-io/transport-node';
import type { EntityManager } from 'typeorm';
import { startKitService } from './kit-service.js';

let failing: (name: string) => void | Promise<void> = () => undefined;

@Controller()
class Names {
  @EventHandler(organisationRenamed)
  async hear(@Payload() { name }: EventData<typeof organisationRenamed>, @Ctx() context: EventContext) {
    await failing(name);
    await context.manager.query('insert into heard values ($1, $2)', [name, context.occurredAt]);
  }
}

let service: TestService;
beforeAll(async () => {
  service = await startKitService({ controllers: [Names] });
  await service.database.query('create table heard (name text, at timestamptz)');
});
afterAll(() => service?.close());
beforeEach(async () => {
  failing = () => undefined;
  await service.settled();
  await service.database.query('truncate heard, dead_letters, event_failures');
});

const tell = (...names: string[]) =>
  service.database.transaction(async (manager) => {
    for (const name of names)
      await service.app.get(Outbox).tell(manager, organisationRenamed, { code: 'X1', name });
  });
const rows = <T>(sql: string) => service.database.query<T[]>(sql);
const heard = async () =>
  (await rows<{ name: string }>('select name from heard order by name')).map(({ name }) => name);
const aside = () =>
  rows<{ event_id: string; error: string; outgoing: boolean }>('select * from dead_letters');

describe('a fact that JetStream does not take', () => {
  /** As a service leaves it whose contract had no limits. */
  const tellLarge = (manager: EntityManager) =>
    manager.query(`insert into outbox (name, data) values ($1, $2)`, [
      organisationRenamed.name,
      JSON.stringify({ code: 'X1', name: 'x'.repeat(9 * 1024 * 1024) }),
    ]);

  test('is set aside by its owner with why, and keeps no other waiting, however many there are', async () => {
    const names = Array.from({ length: 450 }, (_, index) => `Name ${index}`);
    await service.database.transaction(async (manager) => {
      await manager.query(
        `insert into outbox (name, data) select 'not a name', '{}' from generate_series(1, 250)`,
      );
      await tellLarge(manager);
      for (const name of names)
        await service.app.get(Outbox).tell(manager, organisationRenamed, { code: 'X1', name });
    });
    await service.settled();
    expect(await heard()).toEqual(names.toSorted());
    const kept = await aside();
    expect(kept).toHaveLength(251);
    expect(kept.every(({ outgoing }) => outgoing)).toBe(true);
    expect(kept.map(({ error }) => error)).toContainEqual(
      expect.stringMatching(/has 9437\d+ bytes, and NATS/),
    );
  });

  test('is told when an operator wants it told again', async () => {
    await service.database.transaction(async (manager) => {
      await tellLarge(manager);
      service.app.get(Outbox).toldInStatement();
    });
    await service.settled();
    const id = (await aside())[0]!.event_id;
    await service.database.query(`update dead_letters set data = '{"code":"X1","name":"Short"}'`);
    const supervisor = await service.issuer.bearer({ staff: { role: 'helpdesk-supervisor', areas: [] } });
    const { status } = await service.http
      .post(`/staff/dead-letters/${id}/replay`)
      .set('authorization', supervisor)
      .send({});
    await service.settled();
    expect([status, await heard(), await aside()]).toEqual([204, ['Short'], []]);
  });
});

test('an event with characters that no database keeps is set aside, readable', async () => {
  const { connection } = service.app.get(NatsLink);
  const named = headers();
  named.set('Nats-Msg-Id', 'with-nul');
  const data = { code: 'X1', name: 7, why: 'a\0b \\u0000 \ud800' };
  connection.publish('events.organisations.renamed.v1', JSON.stringify(data), { headers: named });
  await connection.flush();
  await service.settled();
  expect(await rows('select event_id, data from dead_letters')).toEqual([
    { event_id: 'with-nul', data: { code: 'X1', name: 7, why: 'a\ufffdb \\u0000 \ufffd' } },
  ]);
});

test('what is away is waited for and never counted; what fails by itself is counted, however often it arrives', async () => {
  let tries = 0;
  failing = () => {
    if (++tries <= 3) throw new ServiceUnavailable();
    if (tries === 4) throw new Error('A mistake');
  };
  await tell('Waited for');
  await service.settled();
  expect([await heard(), await aside()]).toEqual([['Waited for'], []]);
  expect(await rows('select failures from event_failures')).toEqual([{ failures: 1 }]);
});

test('while a part is away one event of those that arrived together waits for it, and not each in turn', async () => {
  const deliveries = new Map<string, number>();
  let away = true;
  failing = async (name) => {
    deliveries.set(name, (deliveries.get(name) ?? 0) + 1);
    if (!away) return;
    await setTimeout(300);
    throw new ServiceUnavailable();
  };
  await tell(...Array.from({ length: 30 }, (_, index) => `Name ${index}`));
  // The first comes again before all others have waited.
  await eventually(async () => expect(Math.max(...deliveries.values())).toBe(3));
  expect(deliveries.size).toBeLessThan(15);
  away = false;
  await eventually(async () => expect(await heard()).toHaveLength(30));
});

test('however slow a handler is, few events wait in memory, and each is handled once', async () => {
  let goOn = () => {};
  const free = new Promise<void>((resolve) => (goOn = resolve));
  let handled = 0;
  failing = () => {
    handled++;
    return free;
  };
  const names = Array.from({ length: 300 }, (_, index) => `Late ${index}`);
  const fewAreHere = async () => {
    const { num_ack_pending: here, num_pending: atServer } = await consumerInfo();
    expect(here).toBeGreaterThan(0);
    expect(here).toBeLessThanOrEqual(50);
    expect(here + atServer).toBe(300);
  };
  await tell(...names);
  try {
    await eventually(fewAreHere);
    // Longer than any sign of life is waited for: it is then that more would be asked for.
    await setTimeout(5_000);
    await fewAreHere();
  } finally {
    goOn();
  }
  await eventually(async () => expect(await heard()).toEqual(names.toSorted()));
  await service.settled();
  expect(handled).toBe(300);
});

const consumerInfo = () =>
  service.app.get(NatsLink).manager.consumers.info(eventStream, 'identity-organisations_renamed_v1');
const consumer = async () => (await consumerInfo()).config;
test('who hears a fact for the first time hears what is news', async () => {
  const { deliver_policy, opt_start_time } = await consumer();
  expect(deliver_policy).toBe('by_start_time');
  expect(Date.now() - Date.parse(opt_start_time!)).toBeGreaterThan(3600_000);
});

describe('lost while everything runs', () => {
  test('a consumer is made again and hears what it missed, once', async () => {
    await tell('Before');
    await service.settled();
    await service.app
      .get(NatsLink)
      .manager.consumers.delete(eventStream, 'identity-organisations_renamed_v1');
    await tell('After');
    await eventually(async () => expect(await heard()).toEqual(['After', 'Before']));
    expect((await consumer()).deliver_policy).toBe('all');
  });

  test('the stream is made again, and what was sent and never heard is sent and heard', async () => {
    await tell('Heard');
    await service.settled();
    failing = (name) => {
      if (name === 'Sent, not heard') throw new ServiceUnavailable();
    };
    await tell('Sent, not heard');
    await eventually(async () => expect(await rows('select from outbox where sent_at is null')).toEqual([]));
    const [{ told_at }] = (await rows<{ told_at: Date }>(
      'select told_at from outbox order by seq desc limit 1',
    )) as [{ told_at: Date }];
    await service.nats.lose();
    failing = () => undefined;
    await tell('After');
    await eventually(async () => expect(await heard()).toEqual(['After', 'Heard', 'Sent, not heard']));
    await service.settled();
    expect(await rows(`select at from heard where name = 'Sent, not heard'`)).toEqual([{ at: told_at }]);
  });

  test('the newest of what was overtaken is sent again', async () => {
    const told = (version: number) =>
      service.database.transaction((manager) =>
        service.app
          .get(Outbox)
          .tell(manager, membershipsChanged, { code: 'A1', administrators: 1, people: 1, version }),
      );
    await told(1);
    await service.settled();
    await told(2);
    await service.settled();
    await service.nats.lose();
    await eventually(async () => {
      const { manager } = service.app.get(NatsLink);
      const last = await manager.streams.getMessage(eventStream, {
        last_by_subj: 'events.identity.memberships-changed.v1',
      });
      expect(last?.json()).toMatchObject({ version: 2 });
    });
  });
});
