// The long form: `npm run chaos -- --minutes 20 --replicas 2`. Its seed is chosen by chance and printed; with `--seed N` the
// same faults come again in the same order, with `--fault "freeze NATS"` one of them again and again.
import { randomInt } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '20' },
    replicas: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(randomInt(1_000_000)) },
    fault: { type: 'string', default: '' },
  },
});
console.log(`Seed ${values.seed}`);
const { status } = spawnSync('npm', ['test', '-w', 'chaos', '--', '--testTimeout', '36000000'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    CHAOS_MINUTES: values.minutes,
    CHAOS_REPLICAS: values.replicas,
    CHAOS_SEED: values.seed,
    CHAOS_FAULT: values.fault,
  },
});
process.exit(status ?? 1);
