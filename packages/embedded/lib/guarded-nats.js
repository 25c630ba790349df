import { existsSync } from 'node:fs';
import { mkdir, readFile, statfs } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MOST_STORED_MB } from './nats-config.js';
import { runNats, writeNatsConfig } from './nats.js';
import { freePorts } from './ports.js';

const MB = 1024 * 1024;
const LOOK_MS = 500;
/** How long an answer may take, and how many in a row may be missing. */
const ANSWER_MS = 1_000;
const MOST_MISSED = 3;
/** A server that hangs does not hear that it should stop. */
const STOP_MS = 2_000;

/**
 * nats-server under watch. Its disk is never written full: facts are taken only while there is room, else they wait in
 * the outboxes. When it hangs it is killed and started again: NATS 2.9 does when another program was faster and filled the
 * disk, and never comes back.
 */
export async function startGuardedNats(options) {
  const {
    dataDir,
    port,
    topology,
    passwords,
    reserveMb = 200,
    free = freeOn,
    onNote,
    ...launching
  } = options;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const freeMb = async () => (await free(dataDir)) / MB;
  const [freePort, monitorPort] = await freePorts(2);
  const config = {
    services: topology,
    passwords,
    port: port ?? freePort,
    monitoring: `127.0.0.1:${monitorPort}`,
    mostStoredMb: await mostStoredMb(dataDir, (await freeMb()) - 2 * reserveMb),
  };
  // Both now: on a full disk nothing can be written.
  const files = {
    withFacts: await writeNatsConfig(dataDir, 'nats.conf', config),
    withoutFacts: await writeNatsConfig(dataDir, 'nats-without-facts.conf', { ...config, jetstream: false }),
  };
  const guarded = {
    files,
    freeMb,
    reserveMb,
    onNote: onNote ?? (() => {}),
    launching: { ...launching, patience: STOP_MS },
    address: `http://127.0.0.1:${monitorPort}/jsz`,
    withFacts: (await freeMb()) >= reserveMb,
    /** The signal by which somebody has ended it. */
    told: undefined,
  };
  await start(guarded);
  const child = watched(guarded, watch(guarded));
  return { url: guarded.nats.url, port: guarded.nats.port, child, stop: () => guarded.nats.stop() };
}

async function start(guarded) {
  const { withFacts, files, launching } = guarded;
  if (!withFacts) guarded.onNote(`NATS: less than ${guarded.reserveMb} MB are free, facts and emails wait`);
  guarded.nats = await runNats(withFacts ? files.withFacts : files.withoutFacts, launching);
}

/** To whoever started it, one process: whichever runs now. */
function watched(guarded, exited) {
  const now = () => guarded.nats.child;
  return {
    exited,
    get name() {
      return now().name;
    },
    get pid() {
      return now().pid;
    },
    get running() {
      return now().running;
    },
    get lines() {
      return now().lines;
    },
    problem: (what) => now().problem(what),
    signal: (signal) => {
      guarded.told = signal;
      return now().signal(signal);
    },
  };
}

/** @returns how it ended when nobody here ended it */
async function watch(guarded) {
  for (let missed = 0; ;) {
    const ended = await Promise.race([guarded.nats.child.exited, sleep(LOOK_MS, undefined, { ref: false })]);
    if (ended) return ended;
    missed = (await isWell(guarded)) ? 0 : missed + 1;
    const room = await hasRoom(guarded);
    if (guarded.told || (missed < MOST_MISSED && room === guarded.withFacts)) continue;
    const hangs = missed >= MOST_MISSED;
    guarded.withFacts = room;
    missed = 0;
    const failure = await replace(guarded, hangs).catch((error) => ({ code: null, signal: null, error }));
    if (failure) return failure;
  }
}

async function replace(guarded, hangs) {
  if (hangs) {
    guarded.onNote('NATS hangs and is started again');
    guarded.nats.child.signal('SIGKILL');
  }
  await guarded.nats.stop();
  if (guarded.told) return guarded.nats.child.exited;
  await start(guarded);
  if (guarded.told) guarded.nats.child.signal(guarded.told);
  return undefined;
}

/** Not asked for its health: NATS 2.9 says that it is well when it hangs. This needs the locks that hang. */
async function isWell({ address, withFacts }) {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(ANSWER_MS) });
    return Boolean((await response.json()).disabled) !== withFacts;
  } catch {
    return false;
  }
}

/** It takes more to begin again than to go on: nothing goes to and fro. */
const hasRoom = async ({ freeMb, reserveMb, withFacts }) =>
  (await freeMb()) >= (withFacts ? reserveMb : 1.5 * reserveMb);

async function freeOn(folder) {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Decided when the store is made, and kept: with less than its stream was promised, NATS does not find it again. */
async function mostStoredMb(dataDir, roomMb) {
  const file = resolve(dataDir, 'nats.conf');
  const before = existsSync(file) && /max_file_store: (\d+)MB/.exec(await readFile(file, 'utf8'));
  if (before) return Number(before[1]);
  if (existsSync(resolve(dataDir, 'jetstream'))) return MOST_STORED_MB;
  return Math.max(MOST_STORED_MB / 64, Math.min(MOST_STORED_MB, Math.floor(roomMb)));
}
