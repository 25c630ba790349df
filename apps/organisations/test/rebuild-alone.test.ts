import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestService } from '@dspt/testing/service';
import { RebuildService } from '../src/rebuild/rebuild.service.js';
import { startOrganisations } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
});
afterAll(() => service?.close());

test('with an owner away nothing is changed, and nothing is left behind', async () => {
  await service.database.query(`insert into register (code, administrators) values ('X4', 3)`);
  const run = service.app.get(RebuildService, { strict: false }).run({ compareOnly: false });
  await expect(run).rejects.toMatchObject({ code: 'service-unavailable' });
  expect(await service.database.query('select code, administrators from register')).toEqual([
    { code: 'X4', administrators: 3 },
  ]);
  expect(await service.database.query(`select to_regclass('rebuild.register') as left`)).toEqual([
    { left: null },
  ]);
});
