import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { launch, run } from './child.js';
import { freePort } from './ports.js';
import { postgresBinaries } from './postgres-binaries.js';
import { commandOf, isAlive, stopPid } from './records.js';
import { userFor } from './run-as.js';

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  // Disks without moving parts: reading here and there costs little more than reading on.
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
};
// For data nobody will miss: a crash of the machine may corrupt them, and tests run several times faster.
const THROW_AWAY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/** See index.d.ts. */
export async function startPostgres({ dataDir, port, durable, password, ...launching }) {
  const folder = resolve(dataDir);
  const programs = await postgresBinaries();
  const user = await userFor(folder, programs.postgres);
  const secret = password ?? randomBytes(18).toString('base64url');
  if (existsSync(folder)) await adopt(folder, user, password, programs);
  else await create(folder, programs, user, secret, durable);

  const chosenPort = port ?? (await freePort());
  const settings = { ...SETTINGS, ...(durable ? {} : THROW_AWAY), port: String(chosenPort) };
  const child = launch({
    name: 'PostgreSQL',
    ...user.wrap(programs.postgres, ['-D', folder, ...flags(settings)]),
    kindSignal: 'SIGINT',
    rudeSignal: 'SIGQUIT',
    patience: 30_000,
    ...launching,
  });
  try {
    await child.ready(/database system is ready to accept connections/, 60_000);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return {
    adminUrl: `postgresql://postgres:${secret}@127.0.0.1:${chosenPort}/postgres`,
    port: chosenPort,
    child,
    stop: child.stop,
  };
}

const flags = (settings) => Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

async function create(folder, { initdb }, user, secret, durable) {
  // Made beside and then renamed: an interrupted first start leaves nothing half-made behind.
  const unfinished = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, secret, { mode: 0o600 });
  if (user.uid !== undefined) {
    await chown(unfinished, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8'];
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const args = ['-D', unfinished, ...locale, ...access, ...(durable ? [] : ['--no-sync'])];
  try {
    await run({ name: 'initdb', ...user.wrap(initdb, args) });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, folder);
}

async function adopt(folder, user, password, programs) {
  if (!password) throw new Error(`${folder} exists already: give the password it was made with.`);
  const made = (await readFile(`${folder}/PG_VERSION`, 'utf8')).trim();
  const [, ours] = /(\d+)/.exec(execFileSync(programs.postgres, ['--version'], { encoding: 'utf8' }));
  if (made !== ours) {
    throw new Error(
      `The data in ${folder} were made by PostgreSQL ${made}; this is PostgreSQL ${ours}, which cannot read them.\n` +
        'Dump and restore them with the tools of your system, or begin anew with: npm start -- --fresh',
    );
  }
  const { uid } = await stat(folder);
  if (user.uid !== undefined && uid !== user.uid) {
    execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, folder]);
  }
  await clearStalePid(folder);
}

// After a crash the file stays. PostgreSQL copes when nobody has that process id, not when somebody else got it.
async function clearStalePid(folder) {
  const file = `${folder}/postmaster.pid`;
  const text = await readFile(file, 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (!pid) return;
  if (isAlive(pid) && commandOf(pid).includes(folder)) await stopPid(pid, 'SIGINT', 'SIGQUIT');
  else await rm(file, { force: true });
}
