import { afterAll, expect, test } from '@jest/globals';
import { progressChanged } from '@dspt/contracts/assessment/progress';
import { coverageAdded, coverageEnded, published } from '@dspt/contracts/assessment/publications';
import type { EventContract } from '@dspt/contracts/define';
import { membershipsChanged } from '@dspt/contracts/identity/users';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { eventually } from '@dspt/testing/eventually';
import { startTestService, type TestService } from '@dspt/testing/service';
import { AppModule } from '../src/app.module.js';
import type { Config } from '../src/config.js';
import { organisationsDataSource } from '../src/database/data-source.js';
import { tables, wholes } from '../src/rebuild/rebuild.sql.js';

const organisations = Array.from({ length: 997 }, (_, index) => `R${index}`);
const uuid = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const day = (index: number) => new Date(Date.UTC(2026, 0, 1 + (index % 300), 9)).toISOString();

/** The same 5,000 facts each time, in an order in which every publication is told of by several at once. */
function* facts(): Generator<[EventContract, Record<string, unknown>]> {
  for (let index = 0; index < 1000; index++) {
    const code = (offset: number) => organisations[(index * 7 + offset * 11) % organisations.length]!;
    const publication = {
      publicationId: uuid(index),
      code: code(0),
      organisationName: `NAME OF ${code(0)}`,
      edition: '2026-27',
      level: (['approaching', 'met', 'exceeded'] as const)[index % 3],
      publishedAt: day(index),
      expiresAt: day(index + 300).replace('2026', '2027'),
    };
    const covered = (...offsets: number[]) =>
      offsets.map((offset) => ({ code: code(offset), via: 'head-office' }));
    const added = { ...publication, addedBy: uuid(1), addedAt: day(index), covered: covered(3, 2, 1) };
    yield [coverageAdded, added];
    yield [published, { ...publication, publishedBy: uuid(1), covered: covered(1, 2, 3, 4) }];
    yield [
      coverageEnded,
      { ...publication, addedAt: day(index), endedAt: day(index + 1), codes: [code(3)], endedBy: uuid(1) },
    ];
    yield [membershipsChanged, { code: code(2), administrators: index % 5, people: 5, version: index + 1 }];
    const progress = { answered: index % 50, total: 50, lastActivityAt: day(index), version: index + 1 };
    yield [progressChanged, { code: code(5), edition: '2026-27', ...progress }];
  }
}

const services: TestService[] = [];
afterAll(async () => {
  for (const service of services) await service.close();
});

async function registerAfterwards(replicas: number) {
  const service = await startTestService({
    name: 'organisations',
    module: (given: Config) => AppModule.with(given),
    dataSource: organisationsDataSource,
    config: { HEAD_OFFICE_SELF_SERVICE: true },
    replicas,
  });
  services.push(service);
  await service.database.transaction(async (manager) => {
    // Only the newest of a kind would be sent of those that wait together, and all are to be heard.
    for (const [event, data] of facts())
      await service.app.get(Outbox).tell(manager, { ...event, newestPer: undefined } as never, data as never);
  });
  await eventually(() => service.settled(), 600_000);
  const [{ deadlocks }] = await service.database.query<[{ deadlocks: string }]>(
    'select deadlocks from pg_stat_database where datname = current_database()',
  );
  const contents = await Promise.all(
    tables.map((table) =>
      // In which order facts arrive decides how a status is cut into rows, but not what is shown.
      service.database.query<object[]>(`select * from (${wholes(table, 'public')}) t order by t::text`),
    ),
  );
  const aside = await service.database.query('select name, error from dead_letters');
  return { deadlocks, contents, aside };
}

test('two replicas make the same register of 5,000 facts as one, and never lock each other out', async () => {
  const [one, two] = [await registerAfterwards(1), await registerAfterwards(2)];
  expect([one.aside, two.aside]).toEqual([[], []]);
  expect(two.contents).toEqual(one.contents);
  expect(one.contents.every((rows) => rows.length > 30)).toBe(true);
  expect([one.deadlocks, two.deadlocks]).toEqual(['0', '0']);
}, 900_000);
