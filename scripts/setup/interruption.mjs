/**
 * Ctrl-C, a closed terminal and a part that fails all end in the same way: `signal` is aborted, `ended` gives the
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
  // Nobody reads us any more (a closed terminal, a pipe that ended): that is no reason to leave things running.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return {
    signal: controller.signal,
    ended,
    fail: (/** @type {Error} */ error) => interrupt(`${error.message}\n\nStopping everything`, 1),
  };
}
