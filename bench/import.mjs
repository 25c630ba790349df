import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { to } from 'pg-copy-streams';
import { connected } from './databases.mjs';
import { alternate, count, megabytes, perSecond, seconds, times } from './measure.mjs';
import { linesOf, multiplied, shipped, writeLines } from './ods-files.mjs';
import { runNode } from './processes.mjs';
import { importFiles, registerDatabase } from './register-database.mjs';

const copy = join(import.meta.dirname, 'bare', 'copy.mjs');
const names = ['ecarehomehq', 'ecarehomesite', 'edispensary'];
const shippedFiles = names.map((name) => join(shipped, `${name}.csv.gz`));
const rounds = 3;
const larger = 10;

/** What an import fills, and therefore what the bare COPY fills, too. */
const tables = {
  organisations:
    'code, name, search_name, type, stub, source, address, town, postcode, telephone, opened_on, closed_on, cqc_location_id, local_authority, region',
  ods_relationships: 'site, head_office, joined_on, left_on, source',
};

/** The real command, its start-up included, beside a program that only COPYs what the command stores in the end. */
export async function benchImport({ databases, folder }) {
  const fresh = () => registerDatabase(databases, 'bench_import');
  const load = async (...files) => importFiles(files, await fresh());
  await load(...shippedFiles);
  const stored = await storedRows(databases.url('bench_import'), folder);
  const took = await alternate(
    rounds,
    async () => (await load(...shippedFiles)).took,
    async () => (await runNode(copy, stored, { DATABASE_URL: await fresh() })).took,
  );
  const peaks = [];
  for (const file of await smallAndLarge(folder)) peaks.push((await load(file)).peak);
  return [...speed(await rowCount(), took), flatness(peaks)];
}

async function rowCount() {
  let rows = 0;
  for (const name of names) for await (const _ of linesOf(name)) rows++;
  return rows;
}

/** Saves what was imported as COPY writes it: `table(columns)`, file, … */
async function storedRows(url, folder) {
  const targets = Object.entries(tables).map(([table, columns]) => [table, columns, join(folder, table)]);
  await connected(url, async (client) => {
    for (const [table, columns, file] of targets)
      await pipeline(client.query(to(`copy ${table} (${columns}) to stdout`)), createWriteStream(file));
  });
  return targets.flatMap(([table, columns, file]) => [`${table} (${columns})`, file]);
}

async function smallAndLarge(folder) {
  const large = join(folder, 'edispensary.csv');
  return [join(shipped, 'edispensary.csv.gz'), await writeLines(large, multiplied('edispensary', larger))];
}

function speed(rows, { ours, bare, ratio }) {
  const what = `import of ${count(rows)} shipped rows`;
  const rate = (took) => rows / (took / 1000);
  return [
    {
      what,
      goal: '≥ 5,000 rows/s',
      ours: perSecond(rate(ours)),
      bare: perSecond(rate(bare)),
      ratio: times(1 / ratio),
      reached: rate(ours) >= 5000,
    },
    {
      what: `${what}, time`,
      goal: '≤ 4× COPY',
      ours: seconds(ours),
      bare: seconds(bare),
      ratio: times(ratio),
      reached: ratio <= 4,
    },
  ];
}

const flatness = ([small, large]) => ({
  what: `import, peak memory: a ${larger}× larger file / the shipped one`,
  goal: 'same ± 20 %',
  ours: megabytes(large),
  bare: megabytes(small),
  ratio: times(large / small),
  reached: large <= 1.2 * small,
});
