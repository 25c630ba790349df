import './setup/node-version.mjs';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './setup/commands.mjs';
import { build, install } from './setup/install.mjs';
import { interruption } from './setup/interruption.mjs';
import { summary } from './setup/summary.mjs';

const HELP = `npm start [-- --fresh] [--today 2027-09-01]

Sets everything up and runs the platform on this machine.
  --fresh   forget all data, then start
  --today   the day it is for the platform: what is open, due and expired, and what its emails say

Environment variables, all optional:
  DATABASE_URL, NATS_URL, SMTP_URL   servers of your own, instead of those it starts
  DEMO=true                          open data and demo accounts also in a database of your own
  PORTAL_PORT, POSTGRES_PORT, ...    other ports; a port in use is named with its variable
  PORTAL_HOST=0.0.0.0, PUBLIC_URL    to be reached from other machines
  DATA_DIR                           another folder for data (.data)`;

const dataDir = process.env.DATA_DIR ?? join(ROOT, '.data');
const began = Date.now();

const { values: flags } = parseArgs({
  options: { fresh: { type: 'boolean' }, today: { type: 'string' }, help: { type: 'boolean' } },
});
if (flags.help) {
  console.log(HELP);
  process.exit(0);
}
const { signal, ended, fail } = interruption();
try {
  await install(signal);
  const { recover } = await import('@dspt/embedded');
  if (flags.fresh) await forget(recover);
  console.log('Building what has changed');
  await build(signal);
  const { standardPorts, startPlatform } = await import('@dspt/embedded/platform');
  const today = flags.today === undefined ? process.env.TODAY : await dayIn(flags.today);
  const { DATABASE_URL: databaseUrl, NATS_URL: natsUrl, SMTP_URL: smtpUrl, DEMO } = process.env;
  const platform = await startPlatform({
    dataDir,
    ports: standardPorts(),
    external: { databaseUrl, natsUrl, smtpUrl },
    env: today ? { TODAY: today } : {},
    demo: DEMO ? DEMO === 'true' : !databaseUrl,
    signal,
    onStep: (text) => console.log(text),
    onProblem: (name, line) => console.error(`[${name}] ${line}`),
    onFailure: fail,
  });
  console.log(
    `Ready after ${Math.round((Date.now() - began) / 1000)} seconds${today ? `, on ${today}` : ''}.`,
  );
  console.log(summary(platform, dataDir));
  const code = await ended;
  await platform.stop();
  process.exit(code);
} catch (error) {
  if (signal.aborted) process.exit(0);
  console.error(`\n${error.message}`);
  if (error.code === 'EACCES') console.error('It belongs to another user: start as that user, or remove it.');
  process.exit(1);
}

async function dayIn(text) {
  const { day } = await import('@dspt/contracts/values');
  if (!day.safeParse(text).success)
    throw new Error(`--today is "${text}", which is not a day like 2027-09-01.`);
  return text;
}

async function forget(recover) {
  await recover(dataDir);
  // Databases of one's own stay, and are of no use without the passwords and keys they were made with.
  const kept = process.env.DATABASE_URL ? 'secrets.json' : undefined;
  for (const name of existsSync(dataDir) ? readdirSync(dataDir) : []) {
    if (name !== kept) rmSync(join(dataDir, name), { recursive: true, force: true });
  }
  console.log(`Emptied ${dataDir}${kept ? '; the databases at DATABASE_URL are as they were' : ''}`);
}
