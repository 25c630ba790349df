import { afterEach, describe, expect, test } from '@jest/globals';
import { Chance } from '../support/chance.js';
import { Chaos } from '../support/chaos.js';
import { faultCalled, faultsWithoutEnd, type Fault } from '../support/faults.js';

/** How long, and what: `npm run chaos` sets these; in `npm test` it is short and the same every time. */
const { CHAOS_MINUTES, CHAOS_REPLICAS, CHAOS_SEED = '11', CHAOS_FAULT } = process.env;
const seed = Number(CHAOS_SEED);
const howMuch = CHAOS_MINUTES
  ? { people: 8, brokenMs: [1000, 3000, 10_000] }
  : { people: 3, brokenMs: [2500] };
const short: Record<number, string[]> = {
  1: ['all database connections cut', 'kill assessment and freeze organisations', 'stream lost'],
  2: ['kill portal and freeze assessment'],
};

let chaos: Chaos | undefined;
afterEach(() => chaos?.stop());

describe(`whatever breaks (seed ${seed})`, () => {
  test.each(CHAOS_REPLICAS ? [Number(CHAOS_REPLICAS)] : [1, 2])(
    'with %i of every service, nothing that was acknowledged is lost or doubled',
    async (replicas) => {
      chaos = await Chaos.start({ seed, replicas, ...howMuch });
      for (const fault of faults(replicas)) await chaos.suffer(fault);
      const unsound = await chaos.end();
      process.stderr.write(`${chaos.report.toString()}\n`);
      expect([...chaos.report.wrong, ...unsound]).toEqual([]);
    },
    CHAOS_MINUTES ? undefined : 300_000,
  );
});

function* faults(replicas: number): Generator<Fault> {
  if (!CHAOS_MINUTES) return yield* short[replicas]!.map(faultCalled);
  const until = Date.now() + Number(CHAOS_MINUTES) * 60_000;
  const endless = faultsWithoutEnd(new Chance(seed));
  while (Date.now() < until) yield CHAOS_FAULT ? faultCalled(CHAOS_FAULT) : endless.next().value!;
}
