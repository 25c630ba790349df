/** How long, and from where: `npm run fuzz` sets these; in `npm test` it is short and the same every time. */
const number = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);

export const seed = number('FUZZ_SEED', 11);
const from = number('FUZZ_FROM', 0);
const minutes = number('FUZZ_MINUTES', 0);
const until = Date.now() + minutes * 60_000;

/**
 * Runs one case after the other, several at a time. The number of a case and the seed say all of it: with both, it can be
 * had again. @returns what was wrong, by number, at most twenty
 */
export async function cases(
  count: number,
  share: number,
  run: (number: number) => Promise<string[]>,
): Promise<string[]> {
  const ends = minutes > 0 ? Date.now() + (until - Date.now()) * share : Infinity;
  const wrong: string[] = [];
  let next = from;
  const more = () =>
    wrong.length < 20 && (minutes > 0 ? Date.now() < ends : next < from + (number('FUZZ_COUNT', 0) || count));
  const worker = async () => {
    while (more()) {
      const mine = next++;
      wrong.push(
        ...(await run(mine)).map((text) => `FUZZ_SEED=${seed} FUZZ_FROM=${mine} FUZZ_COUNT=1: ${text}`),
      );
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  if (minutes > 0) process.stderr.write(`${next - from} cases\n`);
  return wrong;
}
