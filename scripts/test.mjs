import './setup/node-version.mjs';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, ROOT } from './setup/commands.mjs';
import { build, install } from './setup/install.mjs';
import { openResults } from './setup/results.mjs';

const folder = mkdtempSync(join(tmpdir(), 'dspt-test-'));
const results = openResults(join(folder, 'results'));
const env = { ...process.env, CI: 'true', TEST_RESULTS_DIR: join(folder, 'results') };
const cleanUp = [() => rmSync(folder, { recursive: true, force: true })];
const stopped = new AbortController();
const inheriting = (program, ...args) => command(program, args, { env, signal: stopped.signal });

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => stopped.abort());
try {
  if (await results.step('set-up', setUp)) await everything();
} catch (error) {
  results.fail(error.stack);
}
for (const act of cleanUp) await act();
process.exit(stopped.signal.aborted ? 1 : results.print());

async function setUp() {
  await install(stopped.signal);
  const { ensureNatsServer, sweepThrowAways } = await import('@dspt/embedded');
  env.NATS_SERVER = await ensureNatsServer();
  await sweepThrowAways();
}

async function everything() {
  await results.step('build', () => build(stopped.signal));
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  for (const name of Object.keys(scripts).filter((script) => script.startsWith('check:'))) {
    await results.check(name, () => inheriting('npm', 'run', '--silent', name));
  }
  if (await results.step('PostgreSQL for the tests', startDatabase)) await workspaceTests();
  if (existsSync(join(ROOT, 'e2e', 'package.json'))) await browserTests();
}

async function startDatabase() {
  const { openRecord, startPostgres } = await import('@dspt/embedded');
  const record = openRecord(folder);
  const onLaunch = (child) => record.add(child);
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false, onLaunch });
  cleanUp.unshift(postgres.stop);
  env.TEST_DATABASE_URL = postgres.adminUrl;
}

async function workspaceTests() {
  const turbo = ['turbo', 'run', 'test', '--filter=!./e2e', '--concurrency=1', '--continue=always', '--log-order=stream'];
  await results.tests('tests', () => inheriting('npx', '--no', '--', ...turbo));
}

async function browserTests() {
  const { ensureChromium } = await import('@dspt/embedded');
  const found = await results.step('Chromium for the browser tests', async () => {
    env.CHROMIUM_PATH = await ensureChromium();
  });
  if (found) await results.tests('browser tests', () => inheriting('npm', 'test', '-w', 'e2e'));
}
