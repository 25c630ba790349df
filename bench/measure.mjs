/** Value below which the share of all lies; 0.5 is the median. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

export const median = (values) => quantile(values, 0.5);

/** Milliseconds an asynchronous act takes. */
export async function time(act) {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

/**
 * Measures both in turn, so that a slow moment of the machine hits both. The medians of what they gave back, and of the
 * ratios of the turns: on a busy machine a turn's ratio says more than what was measured.
 */
export async function alternate(rounds, measureOurs, measureBare) {
  const turns = [];
  for (let round = 0; round < rounds; round++) {
    const bare = await measureBare();
    const ours = await measureOurs();
    turns.push({ ours, bare, ratio: ours / bare });
  }
  const middle = (what) => median(turns.map((turn) => turn[what]));
  return { ours: middle('ours'), bare: middle('bare'), ratio: middle('ratio') };
}

export const ms = (value) => (value < 10_000 ? `${value.toFixed(value < 10 ? 1 : 0)} ms` : seconds(value));
export const seconds = (value) => `${(value / 1000).toFixed(1)} s`;
export const count = (value) => Math.round(value).toLocaleString('en-GB');
export const perSecond = (value) => `${count(value)}/s`;
export const megabytes = (value) => `${Math.round(value)} MB`;
export const times = (ratio) => `${ratio.toFixed(2)}×`;
