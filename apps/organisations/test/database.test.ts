import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { kitMigrations } from '@dspt/service-kit/database/kit-tables';
import type { TestService } from '@dspt/testing/service';
import { startOrganisations } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
});
afterAll(() => service?.close());

test('entities and tables agree', async () => {
  const { upQueries } = await service.database.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
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
    'carried_out',
    'inbox',
    'migrations',
    'outbox',
    'set_aside',
  ]);
});
