import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './records.js';

/** Something that can be killed, frozen and started again; it tells when it ended and nobody had asked for that. */
export function restartable(platform, begin) {
  let running;
  let expected = false;
  const all = (signal) => family(running.child.pid).forEach((pid) => send(pid, signal));
  return {
    async start() {
      expected = false;
      running = await begin();
      running.child.exited.then(({ code, signal }) => {
        if (expected || platform.stopping) return;
        const how = signal ?? `exit code ${code}`;
        platform.onFailure(running.child.problem(`stopped by itself (${how}). Its last lines:`));
      });
    },
    async kill(signal = 'SIGKILL') {
      expected = true;
      const members = family(running.child.pid);
      running.child.signal(signal);
      await running.child.exited;
      // PostgreSQL's processes outlive a killed postmaster for a moment, and keep the next one from starting.
      while (members.some(isAlive)) await sleep(20);
    },
    freeze: () => all('SIGSTOP'),
    thaw: () => all('SIGCONT'),
  };
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** A process and all that descend from it. Without /proc it is taken to have no children. */
function family(pid) {
  const parents = processes();
  const members = [pid];
  for (const member of members)
    members.push(...parents.filter(([, parent]) => parent === member).map(([child]) => child));
  return members;
}

function processes() {
  try {
    return readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry))
      .flatMap((entry) => parentOf(Number(entry)));
  } catch {
    return [];
  }
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return [[pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])]];
  } catch {
    return [];
  }
}
