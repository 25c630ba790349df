import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { defineRequest } from '@dspt/contracts/define';
import { BackgroundWork } from '@dspt/service-kit/background-work';
import { NatsLink } from '@dspt/service-kit/messaging/nats-link';
import { OutboxEntry } from '@dspt/service-kit/messaging/outbox-entry.entity';
import { askingWhileLocked } from '@dspt/service-kit/database/in-transaction';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Scheduler } from '@dspt/service-kit/scheduler';
import { eventually } from '@dspt/testing/eventually';
import type { TestService } from '@dspt/testing/service';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { read, startNames } from './names.js';

let service: TestService;
let admin: DataSource;
beforeAll(async () => {
  service = await startNames({ replicas: 2 });
  admin = await new DataSource({
    type: 'postgres',
    url: (service.database.options as { url: string }).url,
  }).initialize();
});
afterAll(async () => {
  await admin?.destroy();
  await service?.close();
});

const names = async (table: string) =>
  (await admin.query<{ name: string }[]>(`select name from ${table} order by name`)).map(({ name }) => name);

test('cutting all connections to the database, again and again, ends no process and loses nothing', async () => {
  const work = service.replicas.map(
    (replica) =>
      new BackgroundWork({
        name: 'Test',
        dataSource: replica.get(DataSource),
        idleMs: 5,
        run: () =>
          replica
            .get(DataSource)
            .transaction(async (manager) => void (await manager.query('select pg_sleep(0.01)'))),
      }),
  );
  for (const each of work) each.wake();
  const acknowledged: string[] = [];
  const statuses = new Set<number>();
  let over = false;
  const person = async (who: number) => {
    for (let index = 0; !over; index++) {
      const name = `${who}-${index}`;
      const { status } = await service.http.post('/names').send({ name });
      statuses.add(status);
      if (status === 200) acknowledged.push(name);
      await service.app
        .get(Requests)
        .ask(read, {})
        .catch((error: { status?: number }) => statuses.add(error.status!));
    }
  };
  const people = [1, 2, 3, 4].map(person);
  for (let round = 0; round < 25; round++) {
    await sleep(40);
    await admin.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
  }
  over = true;
  await Promise.all(people);
  await Promise.all(work.map((each) => each.stop()));
  await service.settled();
  const told = await names('told');
  expect([...statuses].toSorted((a, b) => a - b)).toEqual([200, 503]);
  expect(told).toEqual(expect.arrayContaining(acknowledged));
  expect(await names('heard')).toEqual(told);
});

test('the work of a timer runs once for all replicas, and again after a failure', async () => {
  let runs = 0;
  const schedulers = service.replicas.map((replica) => replica.get(Scheduler));
  for (const scheduler of schedulers)
    scheduler.every({
      name: 'test',
      everyMs: 3600_000,
      firstMs: 0,
      run: async () => {
        runs++;
        await sleep(20);
        if (runs === 1) throw new Error('Not today');
      },
    });
  const tick = () => Promise.all(schedulers.map((scheduler) => scheduler.runDue()));
  await tick();
  await tick();
  expect(runs).toBe(1);
  const [{ soon }] = await admin
    .query<[{ soon: boolean }]>(
      `update scheduled set next_at = now() where name = 'test' returning next_at < now() + interval '2 minutes' as soon`,
    )
    .then(([rows]) => rows as unknown as [{ soon: boolean }]);
  await tick();
  await tick();
  expect([soon, runs]).toEqual([true, 2]);
});

test('the work of a timer that a platform on a later day has left is not waited for', async () => {
  await admin.query(`insert into scheduled (name, next_at) values ('later', now() + interval '300 days')`);
  let runs = 0;
  const scheduler = service.app.get(Scheduler);
  scheduler.every({ name: 'later', everyMs: 3600_000, firstMs: 0, run: async () => void runs++ });
  await scheduler.runDue();
  expect(runs).toBe(1);
});

test('nobody is asked inside of a transaction', async () => {
  const asked = service.database.transaction(() => service.app.get(Requests).ask(read, {}));
  await expect(asked).rejects.toThrow('inside of a transaction');
});

test('nobody takes a second connection inside of a transaction', async () => {
  const { database } = service;
  const source = service.app.get(DataSource);
  for (const act of [
    () => source.query('select 1'),
    () => source.manager.query('select 1'),
    () => source.manager.existsBy(OutboxEntry, { name: 'none' }),
    () => source.transaction((manager) => manager.query('select 1')),
    () => askingWhileLocked(() => source.query('select 1')),
  ])
    await expect(source.transaction(() => act())).rejects.toThrow('second connection');
  expect(await source.transaction((manager) => manager.query('select 1 as one'))).toEqual([{ one: 1 }]);
  expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
});

test('a question that does no harm twice is asked of another replica when the first one is frozen', async () => {
  const frozen = defineRequest('identity.test.frozen', {
    idempotent: true,
    input: z.strictObject({}),
    output: z.object({}),
  });
  const [one, other] = service.replicas.map((replica) => replica.get(NatsLink).connection);
  one!.subscribe(frozen.subject, { queue: 'identity' });
  other!.subscribe(frozen.subject, {
    queue: 'identity',
    callback: (_, message) => void message.respond('{}'),
  });
  await Promise.all([one!.flush(), other!.flush()]);
  const asked = Array.from({ length: 24 }, () => service.app.get(Requests).ask(frozen, {}));
  const answered = (await Promise.allSettled(asked)).filter(({ status }) => status === 'fulfilled');
  expect(answered.length).toBeGreaterThanOrEqual(22);
});

describe('what is said of it', () => {
  const state = async () => {
    const { status, body } = await service.http.get('/ready');
    return { status, body: body as { parts?: Record<string, string>; detail?: string } };
  };

  test('is that everything works', async () => {
    await eventually(async () =>
      expect(await state()).toMatchObject({
        status: 200,
        body: { parts: { database: 'works', nats: 'works', events: 'works' } },
      }),
    );
  });

  test('is what does not, while it is alive', async () => {
    await service.nats.kill();
    await eventually(async () =>
      expect(await state()).toMatchObject({ status: 503, body: { parts: { nats: 'is out of reach' } } }),
    );
    expect((await service.http.get('/health')).status).toBe(200);
    await service.nats.restart();
    await eventually(async () => expect((await state()).status).toBe(200));
  });

  test('is that nothing is heard, until stream and consumer are made again', async () => {
    const { manager } = service.app.get(NatsLink);
    const info = () => manager.consumers.info('EVENTS', 'identity-organisations_renamed_v1');
    const { created } = await info();
    await service.nats.lose();
    await eventually(async () => expect((await info()).created).not.toBe(created));
    await eventually(async () => expect((await state()).body.parts).toMatchObject({ events: 'works' }));
  });
});

test('a token from before a restart is refused: its end may have been missed', async () => {
  const before = await service.issuer.bearer({ staff: { role: 'helpdesk-supervisor', areas: [] } });
  const restarted = await startNames({ config: { NATS_URL: service.natsUrl } });
  const list = async (authorization: string) =>
    (await restarted.http.get('/staff/dead-letters').set('authorization', authorization)).status;
  const after = await service.issuer.bearer({ staff: { role: 'helpdesk-supervisor', areas: [] } });
  const statuses = [await list(before), await list(after)];
  await restarted.close();
  expect(statuses).toEqual([401, 200]);
});
