// The long form: `npm run fuzz -- --minutes 30`. Its seed is chosen by chance and printed; with `--seed N` the same cases
// come again, with `--from N --count 1` one of them alone.
import { randomInt } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(randomInt(1_000_000)) },
    from: { type: 'string', default: '0' },
    count: { type: 'string' },
  },
});
console.log(`Seed ${values.seed}`);
const { status } = spawnSync(
  'npm',
  ['test', '-w', 'fuzz', '--', 'test/(services|portal)', '--testTimeout', '36000000'],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      FUZZ_SEED: values.seed,
      FUZZ_FROM: values.from,
      ...(values.count ? { FUZZ_COUNT: values.count } : { FUZZ_MINUTES: values.minutes }),
    },
  },
);
process.exit(status ?? 1);
