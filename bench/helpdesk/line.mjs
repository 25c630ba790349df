import { ms, quantile, times } from '../measure.mjs';

const p95 = (values) => quantile(values, 0.95);

/** A row of the results: nineteen of twenty took no longer than this, in ms. */
export function p95Line({ what, under, goal, took: { ours, bare } }) {
  return {
    what: `${what}, p95`,
    goal,
    ours: ms(p95(ours)),
    bare: ms(p95(bare)),
    ratio: times(p95(ours) / p95(bare)),
    reached: p95(ours) < under,
  };
}

/** Each thing in turn, ours and bare; the first round warms up both and does not count. */
export async function inTurn(things, rounds, measureOurs, measureBare) {
  const took = { ours: [], bare: [] };
  for (let round = 0; round <= rounds; round++)
    for (const thing of things) {
      const bare = await measureBare(thing);
      const ours = await measureOurs(thing);
      if (round === 0) continue;
      took.ours.push(ours);
      took.bare.push(bare);
    }
  return took;
}
