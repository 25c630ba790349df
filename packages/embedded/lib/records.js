import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { unlessFull } from './child.js';

/** Throw-away data folders of tests begin with this name in the system's temporary folder. */
const THROW_AWAY_PREFIX = 'dspt-';

/**
 * What runs on a data folder is written down in it, so that after a `kill -9` of the start script the next one
 * finds and stops what was left running. A process is known by its id and its moment of birth: ids are reused.
 * @param {string} dataDir
 */
export function openRecord(dataDir) {
  const record = { starter: identify(process.pid), children: {} };
  const save = () =>
    unlessFull(() => {
      const file = recordFile(dataDir);
      writeFileSync(`${file}.new`, JSON.stringify(record, null, 2), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    });
  save();
  return {
    add(/** @type {import('./child.js').Child} */ child) {
      if (child.pid === undefined) return;
      record.children[child.name] = { ...identify(child.pid), kindSignal: child.kindSignal };
      save();
    },
    close: () => rmSync(recordFile(dataDir), { force: true }),
  };
}

/**
 * Stops what an earlier start left running on this data folder.
 * @returns {Promise<string[]>} the names of what was stopped
 * @throws when that start itself still runs
 */
export async function recover(/** @type {string} */ dataDir) {
  const record = read(dataDir);
  if (!record) return [];
  if (isSame(record.starter)) {
    throw new Error(
      `The platform already runs on ${dataDir}.\n` +
        `Stop it first: Ctrl-C where it was started, or: kill ${record.starter.pid}`,
    );
  }
  const left = Object.entries(record.children).filter(([, child]) => isSame(child));
  await Promise.all(
    left.map(([, child]) => {
      const rude = child.kindSignal === 'SIGINT' ? 'SIGQUIT' : 'SIGKILL';
      return stopPid(child.pid, child.kindSignal, rude);
    }),
  );
  rmSync(recordFile(dataDir), { force: true });
  return left.map(([name]) => name);
}

/** Removes the throw-away data folders of test runs that were killed, with what they left running. */
export async function sweepThrowAways(within = tmpdir()) {
  for (const name of readdirSync(within).filter((entry) => entry.startsWith(THROW_AWAY_PREFIX))) {
    const folder = join(within, name);
    const record = read(folder);
    if (!record || isSame(record.starter)) continue;
    await recover(folder);
    for (const mounted of mountsIn(folder)) spawnSync('umount', [mounted], { stdio: 'ignore' });
    remove(folder);
  }
}

/** A test run may have mounted a small disk, to fill it; innermost first. */
const mountsIn = (folder) =>
  read_('/proc/self/mounts')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((path) => path === folder || path.startsWith(`${folder}/`))
    .reverse();

/** What somebody else's run has left stays there: it is in nobody's way. */
function remove(folder) {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    if (!['EBUSY', 'EPERM', 'EACCES'].includes(error.code)) throw error;
  }
}

/** Asks a process that is not our child to end, insists after 30 seconds, and waits until it is gone. */
export async function stopPid(pid, kindSignal, rudeSignal) {
  const insistAt = Date.now() + 30_000;
  let insisted = false;
  signal(pid, kindSignal);
  while (isAlive(pid)) {
    await sleep(20);
    if (insisted || Date.now() < insistAt) continue;
    insisted = signal(pid, rudeSignal);
  }
}

export function isAlive(/** @type {number} */ pid) {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(read_(`/proc/${pid}/status`));
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The command line of a process, empty when unknown. */
export const commandOf = (/** @type {number} */ pid) =>
  read_(`/proc/${pid}/cmdline`).replaceAll('\0', ' ') || ps(pid, 'command=');

function signal(pid, name) {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if (error.code === 'ESRCH') return true;
    throw new Error(
      `Process ${pid}, left from an earlier start by another user, could not be stopped. Stop it, then start again.`,
      { cause: error },
    );
  }
}

const recordFile = (dataDir) => join(dataDir, 'processes.json');
const identify = (pid) => ({ pid, born: birth(pid) });
const isSame = ({ pid, born }) => isAlive(pid) && birth(pid) === born;

function read(dataDir) {
  try {
    return JSON.parse(readFileSync(recordFile(dataDir), 'utf8'));
  } catch {
    return undefined;
  }
}

// On Linux the start time counts from boot, so the boot is part of it.
function birth(pid) {
  const stat = read_(`/proc/${pid}/stat`);
  if (!stat) return ps(pid, 'lstart=');
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return `${read_('/proc/sys/kernel/random/boot_id').trim()}:${ticks}`;
}

function ps(pid, column) {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return '';
  }
}

function read_(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
