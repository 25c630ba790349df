import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { levels } from '@dspt/contracts/values';
import { runCommand, runCommandAt } from '@dspt/testing/service-process';
import type { TestService } from '@dspt/testing/service';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { Config } from '../src/config.js';
import { RebuildService } from '../src/rebuild/rebuild.service.js';
import { startOrganisations } from './support/service.js';

let service: TestService;
let owners: Record<'assessment' | 'identity', DataSource>;
const tables = ['publications', 'coverage', 'register'];

beforeAll(async () => {
  service = await startOrganisations(
    {},
    {
      otherServices: ['assessment', 'identity'],
      replicas: 2,
      otherServicesEnv: { SECRET_KEY: randomBytes(32).toString('base64') },
    },
  );
  const open = (name: string) =>
    new DataSource({
      type: 'postgres',
      url: service.otherServices[name]!.databaseUrl,
      poolSize: 1,
    }).initialize();
  owners = { assessment: await open('assessment'), identity: await open('identity') };
});
afterAll(async () => {
  for (const owner of Object.values(owners ?? {})) await owner.destroy();
  await service?.close();
});

const run = (compareOnly = false) => service.app.get(RebuildService, { strict: false }).run({ compareOnly });
const dayMs = 24 * 3600_000;
const momentOf = (day: number) => new Date(Date.UTC(2026, 0, 1, 12) + day * dayMs).toISOString();

/** A fact of an owner as it is kept and told there, in one transaction. */
async function happened(
  owner: keyof typeof owners,
  name: string,
  data: object,
  kept: [sql: string, values: unknown[]][],
): Promise<void> {
  await owners[owner].transaction(async (manager) => {
    for (const [sql, values] of kept) await manager.query(sql, values);
    await manager.query('insert into outbox (name, data) values ($1, $2)', [name, JSON.stringify(data)]);
  });
}

interface Published {
  code: string;
  level: string;
  day: number;
  lasts: number;
  covered: string[];
  copied: { code: string; after: number; endedAfter: number | undefined }[];
}

async function publish({ code, level, day, lasts, covered, copied }: Published): Promise<void> {
  const id = randomUUID();
  const [publishedAt, expiresAt] = [momentOf(day), momentOf(day + lasts)];
  const facts = {
    publicationId: id,
    code,
    organisationName: `OF ${code}`,
    edition: '2026-27',
    level,
    publishedAt,
    expiresAt,
  };
  const sites = covered.filter((site) => site !== code).map((site) => ({ code: site, via: 'head-office' }));
  await happened(
    'assessment',
    'assessment.published.v1',
    { ...facts, publishedBy: randomUUID(), covered: [{ code, via: 'own' }, ...sites] },
    [
      [
        `insert into publications (id, request_id, code, organisation_name, edition, question_set_version, level,
           published_at, expires_at, published_by, published_by_name, snapshot)
         values ($1, $1, $2, $3, '2026-27', 1, $4, $5, $6, $1, '', '{}')`,
        [id, code, `OF ${code}`, level, publishedAt, expiresAt],
      ],
      [
        `insert into coverage (publication_id, code, name, via, added_at, added_by, added_by_name)
         select $1, site, '', 'head-office', $2, $1, '' from unnest($3::text[]) site`,
        [id, publishedAt, sites.map((site) => site.code)],
      ],
    ],
  );
  for (const { code: to, after, endedAfter } of copied.filter(
    (copy) => ![code, ...covered].includes(copy.code),
  )) {
    const addedAt = momentOf(day + after);
    await happened(
      'assessment',
      'assessment.coverage-added.v1',
      { ...facts, addedAt, addedBy: randomUUID(), covered: [{ code: to, via: 'copied' }] },
      [['insert into publication_copies values ($1, $2, $2, $3)', [id, to, addedAt]]],
    );
    if (endedAfter === undefined) continue;
    const endedAt = momentOf(day + after + endedAfter);
    await happened(
      'assessment',
      'assessment.coverage-ended.v1',
      { ...facts, addedAt, endedAt, codes: [to] },
      [
        [
          'update publication_copies set ended_at = $3 where publication_id = $1 and code = $2',
          [id, to, endedAt],
        ],
      ],
    );
  }
}

const joined = (code: string, version: number) =>
  happened('identity', 'identity.memberships-changed.v1', { code, administrators: 0, people: 1, version }, [
    [
      `insert into organisations (code, name, named_at, version) values ($1, $1, now(), $2)
       on conflict (code) do update set version = excluded.version`,
      [code, version],
    ],
  ]);

const code = fc.integer({ min: 1, max: 12 }).map((number) => `X${number}`);
const published: fc.Arbitrary<Published> = fc.record({
  code,
  level: fc.constantFrom(...levels),
  day: fc.nat(300),
  lasts: fc.integer({ min: 1, max: 365 }),
  covered: fc.uniqueArray(code, { maxLength: 4 }),
  copied: fc.uniqueArray(
    fc.record({ code, after: fc.nat(100), endedAfter: fc.option(fc.nat(60), { nil: undefined }) }),
    { maxLength: 3, selector: (copy) => copy.code },
  ),
});
const some = (count: number) => fc.sample(published, count);

const dump = async () =>
  Object.fromEntries(
    await Promise.all(
      [...tables, 'statuses'].map(async (table) => {
        const rows = await service.database.query<{ row: unknown }[]>(
          `select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`,
        );
        return [table, rows.map(({ row }) => row)] as const;
      }),
    ),
  );
/** What everybody saw on each of many days. */
const seen = () =>
  service.database.query<unknown[]>(
    `select day::date::text, code, publication_id, current, level
     from generate_series('2026-01-01'::date, '2028-06-01', '7 days') day join statuses on from_day <= day and until_day > day
     order by 1, 2`,
  );
const kinds = (found: Awaited<ReturnType<typeof run>>) =>
  Object.fromEntries(
    found!.map(({ table, kind, count, keys }) => [`${table} ${kind}`, count === 1 ? keys[0] : count]),
  );

test('the register built anew is the one that events made, and what was damaged is right again', async () => {
  for (const one of some(40)) await publish(one);
  for (let version = 1; version <= 20; version++) await joined(`X${1 + (version % 12)}`, version);
  await service.settled();
  await run();
  const [before, shown] = [await dump(), await seen()];
  expect(before['publications']).toHaveLength(40);
  expect(await run()).toEqual([]);
  expect(await dump()).toEqual(before);

  await service.database.query(
    'delete from statuses; delete from coverage; delete from publications; delete from register',
  );
  expect(kinds(await run(true))).toMatchObject({ 'publications missing': 40, 'register missing': 12 });
  expect((await dump())['publications']).toEqual([]);
  await run();
  expect({ ...(await dump()), statuses: [] }).toEqual({ ...before, statuses: [] });
  expect(await seen()).toEqual(shown);
  expect(await run()).toEqual([]);
});

test('events alone had made the same', async () => {
  const before = await seen();
  for (const one of some(20)) await publish(one);
  await service.settled();
  expect(await seen()).not.toEqual(before);
  expect(await run(true)).toEqual([]);
});

test('a comparison names each difference and changes nothing', async () => {
  await service.database.query(`
    update register set administrators = 7, memberships_version = 9999 where code = 'X1';
    insert into register (code, administrators) values ('NOBODY', 1);
    delete from register where code = 'X2';
    update publications set level = 'nonsense' where id = (select min(id::text)::uuid from publications);
    update statuses set level = 'nonsense' where code = (select min(code) from statuses);`);
  const before = await dump();
  expect(kinds(await run(true))).toMatchObject({
    'register different': 'X1',
    'register surplus': 'NOBODY',
    'register missing': 'X2',
    'publications different': expect.any(String),
    'statuses different': expect.any(String),
  });
  expect(await dump()).toEqual(before);
  const [noted] = await service.database.query<{ swapped: boolean; differences: unknown[] }[]>(
    'select swapped, differences from comparisons order by id desc limit 1',
  );
  expect(noted).toMatchObject({ swapped: false, differences: { length: 5 } });
  expect(await run()).toHaveLength(5);
  expect(await run()).toEqual([]);
});

test('progress that has only aged is taken over each day, and is no difference', async () => {
  const loader = 'apps/assessment/dist/question-sets/command.js';
  await runCommand(service.otherServices['assessment']!.databaseUrl, loader, 'data/question-sets');
  await owners.assessment.query(
    `with profile as (insert into profiles (code) values ('X5') on conflict do nothing)
     insert into assessments (code, edition, version, last_activity_at) values ('X5', '2026-27', 1, now())`,
  );
  await run();
  const progress = () => service.database.query(`select answered, total from register where code = 'X5'`);
  const before = await progress();
  expect(before).toEqual([{ answered: 0, total: expect.any(Number) }]);
  await service.database.query(`update register set answered = 1 where code = 'X5'`);
  expect(kinds(await run(true))).toEqual({ 'register different': 'X5' });
  const rebuild = service.app.get(RebuildService, { strict: false });
  expect(await rebuild.run({ compareOnly: true, daily: true })).toEqual([]);
  expect(await progress()).toEqual(before);
});

test('what happens while it is built is in it, whatever was damaged', async () => {
  await service.database.query(
    `delete from statuses; delete from coverage; delete from publications; update register set memberships_version = 9999`,
  );
  let turns = 0;
  const people = (async () => {
    for (let version = 100; turns < 3 || version < 106; version++) {
      for (const one of some(2)) await publish(one);
      await joined(`X${1 + (version % 12)}`, version);
      // Nobody publishes faster than it is heard for long.
      await service.settled();
    }
  })();
  for (; turns < 3; turns++) await run();
  await people;
  await service.settled();
  const [{ aside }] = (await service.database.query('select count(*)::int as aside from dead_letters')) as [
    { aside: number },
  ];
  expect(aside).toBe(0);
  expect(await run(true)).toEqual([]);
});

test('the command compares, rebuilds and says so', async () => {
  const { DATABASE_URL, NATS_URL } = service.app.get<Config>(Config);
  const command = (...args: string[]) =>
    runCommandAt({ DATABASE_URL, NATS_URL }, 'apps/organisations/dist/rebuild/command.js', ...args);
  await service.database.query(`delete from register where code = 'X3'`);
  await expect(command('register', '--compare-only')).rejects.toThrow(/register: 1 missing\n {2}X3/);
  expect(await command('register')).toMatch('The register has been put right');
  expect(await command('register', '--compare-only')).toMatch('The register is what its owners know');
  await expect(command('everything')).rejects.toThrow('Usage');
});

test('two at once exclude each other', async () => {
  const found = await Promise.all([run(true), run(true)]);
  expect(found.filter((one) => one === undefined)).toHaveLength(1);
});
