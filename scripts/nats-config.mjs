// Writes deploy/nats/nats.conf from the topology; with --check only tells whether it is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '@dspt/contracts/topology';
import { natsConfig } from '@dspt/embedded';
import { ROOT } from './setup/commands.mjs';

const file = join(ROOT, 'deploy', 'nats', 'nats.conf');
const passwordVariable = (name) => `$${name.toUpperCase().replaceAll('-', '_')}_NATS_PASSWORD`;
const text = [
  '# Written by scripts/nats-config.mjs from packages/contracts/src/topology.ts. Do not change it here.',
  '# Each password comes from the environment, in double quotes: NATS would read 123e4 as a number.',
  natsConfig({
    services,
    passwords: Object.fromEntries(Object.keys(services).map((name) => [name, passwordVariable(name)])),
    storeDir: '/data',
    host: '0.0.0.0',
    port: 4222,
    monitoring: '127.0.0.1:8222',
    syncAlways: true,
  }),
].join('\n');

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (readFileSync(file, 'utf8') !== text) {
  console.error('deploy/nats/nats.conf is not what the topology says. Run: node scripts/nats-config.mjs');
  process.exitCode = 1;
}
