import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

const living = new Set();
process.on('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

function launch(command, args, options) {
  const child = spawn(command, args, options);
  living.add(child);
  child.once('close', () => living.delete(child));
  return child;
}

const peakMemory = new URL('./peak-memory.mjs', import.meta.url).href;

/** Runs a Node program to its end. `peak` is the most memory it held, in MB; `took` is in ms, its start-up included. */
export async function runNode(script, args, env) {
  const began = performance.now();
  const child = launch(process.execPath, ['--import', peakMemory, script, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const [printed, errors, peak] = await Promise.all(child.stdio.slice(1).map((stream) => text(stream)));
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  const took = performance.now() - began;
  if (child.exitCode !== 0) throw new Error(`${script} ended with ${child.exitCode}:\n${printed}${errors}`);
  return { printed, peak: Number(peak), took };
}

/** Starts a bare server of `bare/` and resolves when it listens. */
export async function startBare(script, env) {
  const path = new URL(`./bare/${script}`, import.meta.url).pathname;
  const child = launch(process.execPath, [path], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { value: url } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  if (!url) throw new Error(`${script} did not start`);
  return { url, pid: child.pid, stop: () => end(child, 'SIGTERM') };
}

/** Starts a program and resolves with it and with the line that matches. */
export async function startUntil(sign, [command, ...args], env) {
  const child = launch(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (!sign.test(line)) continue;
    child.stdout.resume();
    return child;
  }
  throw new Error(`${command} ${args.join(' ')} ended:\n${lines.join('\n')}`);
}

async function end(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'close');
}

/** Memory a process holds now, in MB. */
export const memoryOf = (pid) =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
