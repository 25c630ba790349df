import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { startNats } from '@dspt/embedded';
import { startPlatform } from '@dspt/embedded/platform';
import { runCommandAt } from '@dspt/testing/service-process';

const root = join(import.meta.dirname, '..');
const many = '1000000';

/** Everything but the open data, on a NATS server that lets the tests ask and tell whatever they like. */
export default async function setup() {
  const dataDir = mkdtempSync(join(tmpdir(), 'dspt-fuzz-'));
  const problems = join(dataDir, 'problems.txt');
  writeFileSync(problems, '');
  const nats = await startNats({ dataDir: join(dataDir, 'open-nats'), detached: true });
  const platform = await startPlatform({
    dataDir,
    durable: false,
    demo: false,
    external: { natsUrl: nats.url },
    // All of it comes from one address; limits have tests of their own.
    env: {
      ADDRESS_FAILURE_LIMIT: many,
      ADDRESS_FORM_LIMIT: many,
      CHANGES_PER_MINUTE: many,
      SEARCHES_PER_MINUTE: many,
      LOG_LEVEL: 'error',
    },
    onProblem: (name, line) => appendFileSync(problems, `[${name}] ${line}\n`),
    onFailure: ({ message }) => appendFileSync(problems, `STOPPED ${message}\n`),
  });
  await load(platform.databaseUrls, dataDir);
  process.env.FUZZED = JSON.stringify({
    urls: platform.urls,
    databaseUrls: platform.databaseUrls,
    natsUrl: nats.url,
    problems,
  });
  globalThis.stopPlatform = async () => {
    await platform.stop();
    await nats.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** The question sets, and the first lines of the shipped files of head offices and sites. */
async function load(databaseUrls, dataDir) {
  const folder = join(dataDir, 'ods');
  mkdirSync(folder);
  for (const name of ['ecarehomehq.csv', 'ecarehomesite.csv']) {
    const lines = gunzipSync(readFileSync(join(root, 'data/ods', `${name}.gz`)))
      .toString()
      .split('\n');
    writeFileSync(join(folder, name), `${lines.slice(0, 300).join('\n')}\n`);
  }
  const sets = join(root, 'data/question-sets');
  const { auditKeys } = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8'));
  // By the platform's own keys, or it would find its trail broken.
  const run = (service, ...args) => {
    const settings = { DATABASE_URL: databaseUrls[service], NATS_URL: 'none', AUDIT_KEY: auditKeys[service] };
    return runCommandAt(settings, ...args);
  };
  await Promise.all([
    run('organisations', 'apps/organisations/dist/imports/command.js', folder),
    run('assessment', 'apps/assessment/dist/question-sets/command.js', sets),
  ]);
}
