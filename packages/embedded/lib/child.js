import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, renameSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';

const KEPT_LINES = 30;
const living = new Set();

process.on('exit', () => {
  for (const child of living) child.signal(child.kindSignal);
});

/**
 * @typedef {object} Launch
 * @property {string} name          shown in messages
 * @property {string} command
 * @property {string[]} args
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {string} [logFile]     everything the program prints; the log before is kept as *.previous.log
 * @property {boolean} [detached]   true: Ctrl-C in the terminal reaches only us, and we stop things in order
 * @property {NodeJS.Signals} [kindSignal]   asks it to finish; default SIGTERM
 * @property {NodeJS.Signals} [rudeSignal]   when it did not listen; default SIGKILL
 * @property {number} [patience]    milliseconds between the two; default 10 seconds
 * @property {number} [uid]
 * @property {number} [gid]
 * @property {(child: Child) => void} [onLaunch]
 * @property {(line: string) => void} [onLine]
 * @property {(line: string) => void} [onStdout]
 */

/** Starts a program and keeps its last lines, so that a failure can be told with its reason. */
export function launch(/** @type {Launch} */ options) {
  const { name, command, args, env, cwd, uid, gid, detached = false } = options;
  const process_ = spawn(command, args, {
    env,
    cwd,
    uid,
    gid,
    detached: detached && process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  /** @type {string[]} */
  const lines = [];
  const listeners = follow(process_, options, (line) => {
    lines.push(line);
    if (lines.length > KEPT_LINES) lines.shift();
  });
  const child = {
    name,
    pid: process_.pid,
    lines,
    kindSignal: options.kindSignal ?? 'SIGTERM',
    running: process_.pid !== undefined,
    exited: ended(process_),
    signal: (/** @type {NodeJS.Signals} */ signal) => process_.kill(signal),
    stop: () => stop(child, options),
    ready: (/** @type {RegExp} */ sign, patience = 30_000) => ready(child, listeners, sign, patience),
    problem: (/** @type {string} */ what) => new Error([`${name} ${what}`, ...lines].join('\n  ')),
  };
  living.add(child);
  options.onLaunch?.(child);
  void child.exited.then(() => {
    child.running = false;
    living.delete(child);
  });
  return child;
}

/** @typedef {ReturnType<typeof launch>} Child */

/**
 * Runs a program to its end and returns what it printed on standard output.
 * @param {Launch} options
 */
export async function run(options) {
  /** @type {string[]} */
  const printed = [];
  const child = launch({ ...options, onStdout: (line) => printed.push(line) });
  const { code, signal, error } = await child.exited;
  if (error) throw child.problem(`could not be run: ${error.message}`);
  if (code !== 0) throw child.problem(`failed (${signal ?? `exit code ${code}`}):`);
  return printed.join('\n');
}

function ended(process_) {
  return new Promise((resolve) => {
    process_.once('error', (error) => resolve({ code: null, signal: null, error }));
    // 'close' and not 'exit': the last lines, which say why, come in between.
    process_.once('close', (code, signal) => resolve({ code, signal }));
  });
}

function follow(process_, { logFile, onLine, onStdout }, keep) {
  const listeners = new Set([keep]);
  if (onLine) listeners.add(onLine);
  if (logFile) listeners.add(writer(process_, logFile));
  for (const stream of [process_.stdout, process_.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      for (const listener of listeners) listener(line);
      if (stream === process_.stdout) onStdout?.(line);
    });
  }
  return listeners;
}

function writer(process_, logFile) {
  if (existsSync(logFile)) renameSync(logFile, logFile.replace(/(\.log)?$/, '.previous.log'));
  const file = openSync(logFile, 'w', 0o600);
  process_.once('close', () => closeSync(file));
  return (line) => unlessFull(() => writeSync(file, `${line}\n`));
}

/** What cannot be written down because the disk is full must not take the platform with it. */
export function unlessFull(write) {
  try {
    write();
  } catch (error) {
    if (error.code !== 'ENOSPC') throw error;
  }
}

async function ready(child, listeners, sign, patience) {
  let listener;
  let timer;
  const seen = new Promise((resolve) => {
    listener = (line) => {
      const match = sign.exec(line);
      if (match) resolve(match);
    };
    child.lines.forEach(listener);
    listeners.add(listener);
  });
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, patience, 'late');
  });
  const result = await Promise.race([seen, late, child.exited]);
  clearTimeout(timer);
  listeners.delete(listener);
  if (result === 'late') throw child.problem(`was not ready after ${patience / 1000} seconds:`);
  if (result.error) throw child.problem(`could not be started: ${result.error.message}`);
  if (!Array.isArray(result)) throw child.problem('stopped while starting:');
  return result;
}

async function stop(child, { rudeSignal = 'SIGKILL', patience = 10_000 }) {
  if (!child.running) return;
  child.signal(child.kindSignal);
  const timer = setTimeout(() => child.signal(rudeSignal), patience);
  await child.exited;
  clearTimeout(timer);
}
