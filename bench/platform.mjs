import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@dspt/embedded';
import { startPlatform } from '@dspt/embedded/platform';
import { Databases, query } from './databases.mjs';

/** The whole platform with the open data, on free ports, with a durable PostgreSQL, in a folder of its own. */
export async function startMeasured(onStep) {
  const dataDir = await mkdtemp(join(tmpdir(), 'dspt-bench-'));
  const nats = await freePort();
  const common = { dataDir, durable: true, ports: { nats }, onStep };
  await keepCommitTimes(common);
  const platform = await startPlatform({ ...common, onProblem: (name, line) => onStep(`[${name}] ${line}`) });
  const secrets = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8'));
  return {
    platform,
    dataDir,
    natsUrl: `nats://127.0.0.1:${nats}`,
    natsPasswords: secrets.nats,
    auditKeys: secrets.auditKeys,
    databases: new Databases(platform.adminUrl),
    forget: async () => {
      await platform.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL notes when each transaction is committed: both ends of an event by one clock. It takes a restart. */
async function keepCommitTimes(options) {
  const servers = await startPlatform({ ...options, only: [], demo: false });
  await query(servers.adminUrl, 'alter system set track_commit_timestamp = on');
  await servers.stop();
}
