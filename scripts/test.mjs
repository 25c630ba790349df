import './setup/node-version.mjs';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium, ensureClamd, ensureNatsServer } from '../packages/embedded/lib/programs.js';
import { command, ROOT } from './setup/commands.mjs';
import { build, install } from './setup/install.mjs';
import { interruption } from './setup/interruption.mjs';
import { openResults } from './setup/results.mjs';

const folder = mkdtempSync(join(tmpdir(), 'dspt-test-'));
const results = openResults(join(folder, 'results'));
const env = {
  ...process.env,
  CI: 'true',
  TURBO_TELEMETRY_DISABLED: '1',
  TEST_RESULTS_DIR: join(folder, 'results'),
  // The browser tests start a platform of their own.
  PUBLIC_URL: undefined,
};
/** @type {(() => void | Promise<void>)[]} */
const cleanUp = [() => rmSync(folder, { recursive: true, force: true })];
/** @type {Promise<string>} */
let chromium;
const { signal } = interruption();
const inheriting = (program, ...args) => command(program, args, { env, signal });

try {
  if (await results.step('set-up', setUp)) await everything();
} catch (error) {
  results.fail(error.stack);
}
for (const act of cleanUp) await act();
process.exit(signal.aborted ? 1 : results.print());

async function setUp() {
  const natsServer = ensureNatsServer();
  // While npm installs and everything is built; a distribution installs one thing at a time.
  chromium = natsServer.then(ensureChromium, ensureChromium);
  const clamd = chromium.then(ensureClamd, ensureClamd);
  for (const program of [natsServer, chromium, clamd]) program.catch(() => {});
  await install(signal);
  env.NATS_SERVER = await natsServer;
  const { sweepThrowAways } = await import('@dspt/embedded');
  await sweepThrowAways();
}

async function everything() {
  // What compiles waits for itself in between; the formatting needs nothing of what it makes.
  const formatting = check('check:format');
  await results.step('build', () => build(signal));
  await Promise.all([formatting, ...otherChecks().map(check)]);
  if (await results.step('PostgreSQL for the tests', startDatabase)) await workspaceTests();
  await browserTests();
}

function otherChecks() {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return Object.keys(scripts).filter((name) => name.startsWith('check:') && name !== 'check:format');
}

/** Beside others; what it has to say is printed when it fails. */
function check(name) {
  return results.check(name, () => command('npm', ['run', '--silent', name], { env, signal, quiet: true }));
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
  // Two at a time: while the last file of one is finished there is work left. The browser tests come after all others.
  const turbo = ['turbo', 'run', 'test', '--concurrency=2', '--continue=always', '--filter=!./e2e'];
  await results.tests('tests', () => inheriting('npx', '--no', '--', ...turbo));
}

async function browserTests() {
  const found = await results.step('Chromium for the browser tests', async () => {
    env.CHROMIUM_PATH = await chromium;
  });
  if (found) await results.tests('browser tests', () => inheriting('npm', 'test', '-w', 'e2e'));
}
