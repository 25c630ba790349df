import { existsSync, readFileSync } from 'node:fs';

/**
 * Ctrl-C, a signal to npm, a closed terminal and a part that fails all end in the same way: `signal` is aborted, `ended` gives the
 * exit code.
 */
export function interruption() {
  const controller = new AbortController();
  let end;
  const ended = new Promise((resolve) => {
    end = resolve;
  });
  const interrupt = (text, code) => {
    if (controller.signal.aborted) return console.log('Still stopping');
    console.log(`\n${text}`);
    controller.abort();
    end(code);
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => interrupt('Stopping', 0));
  whenOrphaned(() => interrupt('Stopping', 0));
  // Nobody reads us any more (a closed terminal, a pipe that ended): that is no reason to leave things running.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return {
    signal: controller.signal,
    ended,
    fail: (/** @type {Error} */ error) => interrupt(`${error.message}\n\nStopping everything`, 1),
  };
}

// npm runs us through a shell. A signal to npm may end npm or that shell and leave us behind, not knowing.
function whenOrphaned(act) {
  if (!process.env.npm_lifecycle_event) return;
  const ancestors = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(timer);
    act();
  }, 100);
  timer.unref();
}

// On Linux only: elsewhere it would take a program to ask.
function parentOf(pid) {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return undefined;
  const stat = readFileSync(file, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
}
