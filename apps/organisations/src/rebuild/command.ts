import { readConfig, serviceConfig } from '@dspt/service-kit/config';
import { NatsLink } from '@dspt/service-kit/messaging/nats-link';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { parseArgs } from 'node:util';
import { organisationsDataSource } from '../database/data-source.js';
import { rebuildWith } from './rebuild.module.js';

// Builds the register anew from its owners: exit code 0 when it is right now, 1 when it is not.
const { values, positionals } = parseArgs({
  options: { 'compare-only': { type: 'boolean', default: false } },
  allowPositionals: true,
});
if (positionals.join() !== 'register') {
  process.stderr.write('Usage: npm run rebuild -- register [--compare-only]\n');
  process.exit(2);
}

const settings = readConfig(
  serviceConfig.pick({ DATABASE_URL: true, NATS_URL: true, NATS_USER: true, NATS_PASSWORD: true }),
);
const began = performance.now();
process.stdout.write('Asking identity and assessment for all they know. Until NATS is there, this waits.\n');
const [source, nats] = await Promise.all([
  organisationsDataSource(settings.DATABASE_URL).initialize(),
  NatsLink.open({
    url: settings.NATS_URL,
    service: 'organisations',
    user: settings.NATS_USER,
    password: settings.NATS_PASSWORD,
  }),
]);
try {
  const compareOnly = values['compare-only'];
  const found = await rebuildWith(source, new Requests(nats)).run({ compareOnly });
  for (const { table, kind, count, keys } of found ?? [])
    process.stdout.write(
      `${table}: ${count} ${kind}\n  ${keys.join('\n  ')}${count > keys.length ? '\n  …' : ''}\n`,
    );
  process.stdout.write(
    `${outcome(found, compareOnly)} (${Math.round((performance.now() - began) / 1000)} s)\n`,
  );
  if (!found || (compareOnly && found.length > 0)) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`Nothing was changed: ${String(error)}\n`);
  process.exitCode = 1;
} finally {
  await Promise.all([nats.close(), source.destroy()]);
}

function outcome(found: unknown[] | undefined, compareOnly: boolean): string {
  if (!found) return 'Another rebuild or comparison is under way: try again when it is done';
  if (found.length === 0) return 'The register is what its owners know';
  return compareOnly ? 'The register differs from what its owners know' : 'The register has been put right';
}
