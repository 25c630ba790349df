import { join } from 'node:path';
import { connected, query } from './databases.mjs';
import { count, seconds, time, times } from './measure.mjs';
import { runNode } from './processes.mjs';

const command = join(import.meta.dirname, '..', 'apps', 'organisations', 'dist', 'rebuild', 'command.js');
const sizes = { publications: 32_000, organisations: 40_000 };
const atOnce = 300;

const uuid = (text) => `overlay(overlay(md5(${text}) placing '4' from 13) placing '8' from 17)::uuid`;
const code = (n) => `'RB' || lpad((${n})::text, 6, '0')`;

/** As much as the owners know of all of England: who publishes, whom it covers, how far each is, who belongs to whom. */
const known = {
  assessment: [
    `insert into publications (id, request_id, code, organisation_name, edition, question_set_version, level, published_at,
       expires_at, published_by, published_by_name, snapshot)
     select ${uuid("'rb' || n")}, ${uuid("'rb' || n")}, ${code('n')}, 'HOME ' || n, '2026-27', 1, 'met', now() - interval '10 days',
       now() + interval '355 days', ${uuid("'rb'")}, '', '{}' from generate_series(1, ${sizes.publications}) as n`,
    `insert into coverage (publication_id, code, name, via, added_at, added_by, added_by_name)
     select ${uuid("'rb' || n")}, ${code('n + site')}, '', 'head-office', now() - interval '10 days', ${uuid("'rb'")}, ''
     from generate_series(1, ${sizes.publications}, 10) as n cross join generate_series(1, 9) as site`,
    `insert into profiles (code) select ${code('n')} from generate_series(1, ${sizes.publications}) as n`,
    `insert into assessments (code, edition, version, last_activity_at)
     select ${code('n')}, '2026-27', 1, now() from generate_series(1, ${sizes.publications}) as n`,
  ],
  identity: [
    `insert into people (id, email, first_name, last_name, telephone, terms_accepted_at)
     values (${uuid("'rb'")}, 'rebuild@bench.example', 'Ann', 'Able', '', now())`,
    `insert into organisations (code, name, named_at, version)
     select ${code('n')}, 'HOME ' || n, now(), 1 from generate_series(1, ${sizes.organisations}) as n`,
    `insert into memberships (person_id, code, role, since)
     select ${uuid("'rb'")}, ${code('n')}, 'administrator', now() from generate_series(1, ${sizes.organisations}) as n`,
  ],
};

/** What the bare program copies, a page after the other, without any rule. */
const copied = [
  [
    'assessment',
    'publications',
    'id, code, organisation_name, edition, level, published_at, expires_at',
    'id',
  ],
  ['assessment', 'coverage', 'publication_id, code, via, added_at', 'publication_id, code, added_at'],
  ['assessment', 'assessments', 'code, edition, version, last_activity_at', 'code, edition'],
  ['identity', 'memberships', 'person_id, code, role', 'person_id, code'],
];

/** The real command, its start-up included, beside a program that only copies the rows that it is made of. */
export async function benchRebuild({ platform, natsUrl, natsPasswords, databases, say }) {
  const { databaseUrls } = platform;
  for (const [service, statements] of Object.entries(known))
    for (const statement of statements) await query(databaseUrls[service], statement);
  const rebuild = () =>
    runNode(command, ['register'], {
      DATABASE_URL: databaseUrls.organisations,
      NATS_URL: natsUrl,
      NATS_USER: 'organisations',
      NATS_PASSWORD: natsPasswords.organisations,
    });
  const bare = await time(async () => copy(databaseUrls, await databases.create('bench_rebuild')));
  const all = await rebuild();
  say(all.printed.trim());
  const again = await rebuild();
  const what = `register built anew: ${count(sizes.publications)} publications, ${count(sizes.organisations)} organisations`;
  return [line(`${what}, all lost`, all.took, bare), line(`${what}, nothing lost`, again.took, bare)];
}

const line = (what, ours, bare) => ({
  what,
  goal: '< 5 min',
  ours: seconds(ours),
  bare: seconds(bare),
  ratio: times(ours / bare),
  reached: ours < 5 * 60_000,
});

function copy(urls, to) {
  return connected(to, async (target) => {
    for (const [service, table, columns, key] of copied)
      await connected(urls[service], async (source) => {
        await target.query(
          `create table ${table} as select * from (values (null::jsonb)) as rows (row) where false`,
        );
        await source.query('begin');
        await source.query(
          `declare rows cursor for select to_jsonb(r) as row from (select ${columns} from ${table} order by ${key}) r`,
        );
        for (;;) {
          const { rows } = await source.query(`fetch ${atOnce} from rows`);
          if (rows.length === 0) break;
          await target.query(`insert into ${table} select jsonb_array_elements($1::jsonb)`, [
            JSON.stringify(rows.map(({ row }) => row)),
          ]);
        }
        await source.query('commit');
      });
  });
}
