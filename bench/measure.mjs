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

/** Measures both in turn, so that a slow moment of the machine hits both; the medians of what they gave back. */
export async function alternate(rounds, measureOurs, measureBare) {
  const measured = { ours: [], bare: [] };
  for (let round = 0; round < rounds; round++) {
    measured.bare.push(await measureBare(round));
    measured.ours.push(await measureOurs(round));
  }
  return { ours: median(measured.ours), bare: median(measured.bare) };
}

export const ms = (value) => (value < 10_000 ? `${value.toFixed(value < 10 ? 1 : 0)} ms` : seconds(value));
export const seconds = (value) => `${(value / 1000).toFixed(1)} s`;
export const count = (value) => Math.round(value).toLocaleString('en-GB');
export const perSecond = (value) => `${count(value)}/s`;
export const megabytes = (value) => `${Math.round(value)} MB`;
export const times = (a, b) => `${(a / b).toFixed(2)}×`;
