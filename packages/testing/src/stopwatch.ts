const beatMs = 50;
/** A beat that comes later than this says that the machine, not what is measured, stood still. */
const stillMs = 250;

let last = performance.now();
let stoodStill = 0;
const lateness = () => {
  const late = performance.now() - last - beatMs;
  return late > stillMs ? late : 0;
};
setInterval(() => {
  stoodStill += lateness();
  last = performance.now();
}, beatMs).unref();

/**
 * Begins to measure. What the whole machine stood still is left out, as a virtual one does for seconds when its host is
 * busy: nothing on it could have been quick.
 * @returns what gives the time since, in ms
 * @example const took = stopwatch(); await ask(); expect(took()).toBeLessThan(3000);
 */
export function stopwatch(): () => number {
  const running = () => performance.now() - stoodStill - lateness();
  const from = running();
  return () => Math.max(0, running() - from);
}
