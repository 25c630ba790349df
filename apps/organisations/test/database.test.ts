import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { disagreements } from '@dspt/testing/tables';
import { randomUUID } from 'node:crypto';
import { kitMigrations } from '@dspt/service-kit/database/kit-tables';
import type { TestService } from '@dspt/testing/service';
import { ExpiryByDays1795862460000 } from '../src/database/migrations/202611281041-expiry-by-days.js';
import { startOrganisations } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
});
afterAll(() => service?.close());

test('every table has its entity, and they agree', async () => {
  expect(await disagreements(service.database)).toEqual([]);
});
test('what was published before expiry was counted by days gets the right days', async () => {
  const id = randomUUID();
  const { database } = service;
  await database.query(
    `insert into publications (id, code, organisation_name, edition, level, published_at, expires_at, published_on, expires_on)
     values ($1, 'OLD', 'OLD', '2026-27', 'met', '2028-02-29T12:00Z', '2029-03-01T12:00Z', '2028-02-29', '2029-03-01')`,
    [id],
  );
  await database.query(
    `insert into coverage (publication_id, code, via, added_at, added_on) values ($1, 'OLD', 'own', '2028-02-29T12:00Z', '2028-02-29')`,
    [id],
  );
  await database.query(
    `insert into statuses (code, from_day, until_day, publication_id, current, level) values
       ('OLD', '2028-02-29', '2029-03-01', $1, true, 'met'), ('OLD', '2029-03-01', 'infinity', $1, false, 'met')`,
    [id],
  );
  await database.transaction((manager) => new ExpiryByDays1795862460000().up(manager.queryRunner!));
  expect(
    await database.query(
      `select from_day::text as "from", until_day::text as until, current from statuses where code = 'OLD' order by 1`,
    ),
  ).toEqual([
    { from: '2028-02-29', until: '2029-02-28', current: true },
    { from: '2029-02-28', until: 'infinity', current: false },
  ]);
});
test('every migration can be taken back', async () => {
  const own = service.database.migrations.slice(kitMigrations.length);
  for (let left = own.length; left > 0; left--) await service.database.undoLastMigration();
  const left = await service.database.query<{ tablename: string }[]>(
    `select tablename from pg_tables where schemaname = 'public' order by tablename`,
  );
  expect(left.map(({ tablename }) => tablename)).toEqual([
    'audit',
    'audit_checks',
    'audit_sealed',
    'audit_seals',
    'dead_letters',
    'event_failures',
    'executed_actions',
    'idempotency_keys',
    'inbox',
    'messaging_known',
    'migrations',
    'outbox',
    'scheduled',
  ]);
});
