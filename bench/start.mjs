import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePorts } from '@dspt/embedded';
import { standardPorts, startPlatform } from '@dspt/embedded/platform';
import { call } from './http.mjs';
import { alternate, median, megabytes, seconds, time, times } from './measure.mjs';
import { memoryOf, startBare, startUntil } from './processes.mjs';

const rounds = 3;
/** Programs of others among what `npm start` starts. */
const notOurs = new Set(['PostgreSQL', 'NATS', 'mailbox']);
const total = (numbers) => numbers.reduce((sum, number) => sum + number, 0);

/**
 * `npm start` on a folder that an earlier start has filled, beside the same servers with as many bare Fastify + pg
 * processes as there are services. Memory is resident memory just after the start: services, portal and start script;
 * neither npm itself nor the mailbox, which is another project's.
 */
export async function benchStart({ platform, dataDir }) {
  await platform.stop();
  const memory = { ours: [], bare: [], mailbox: [] };
  const took = await alternate(
    rounds,
    () => startOurs(dataDir, memory),
    () => startLeast(dataDir, Object.keys(platform.databaseUrls).length + 1, memory),
  );
  return lines(took, memory);
}

async function startOurs(dataDir, memory) {
  const names = Object.keys(standardPorts());
  const ports = await freePorts(names.length);
  const chosen = Object.fromEntries(
    names.map((name, at) => [`${name.toUpperCase()}_PORT`, String(ports[at])]),
  );
  const began = performance.now();
  const npm = await startUntil(/^Ready after/, ['npm', 'start'], { DATA_DIR: dataDir, ...chosen });
  const took = performance.now() - began;
  const { starter, children } = JSON.parse(await readFile(join(dataDir, 'processes.json'), 'utf8'));
  const ours = Object.keys(children).filter((name) => !notOurs.has(name));
  memory.ours.push(total([starter, ...ours.map((name) => children[name])].map(({ pid }) => memoryOf(pid))));
  memory.mailbox.push(memoryOf(children.mailbox.pid));
  process.kill(starter.pid, 'SIGINT');
  await once(npm, 'close');
  return took;
}

async function startLeast(dataDir, count, memory) {
  const started = [];
  const took = await time(async () => {
    const servers = await startPlatform({ dataDir, only: [], demo: false });
    started.push(servers);
    const env = { DATABASE_URL: servers.adminUrl };
    const bare = await Promise.all(Array.from({ length: count }, () => startBare('answers.mjs', env)));
    started.unshift(...bare);
    await Promise.all(bare.map(({ url }) => call('GET', `${url}/health`)));
  });
  memory.bare.push(total(started.slice(0, count).map(({ pid }) => memoryOf(pid))));
  for (const each of started) await each.stop();
  return took;
}

function lines(took, { ours, bare, mailbox }) {
  const held = median(ours);
  return [
    {
      what: 'warm `npm start` to all healthy',
      goal: '< 20 s',
      ours: seconds(took.ours),
      bare: seconds(took.bare),
      ratio: times(took.ours, took.bare),
      reached: took.ours < 20_000,
    },
    {
      what: `memory of all our Node processes (the mailbox: ${megabytes(median(mailbox))} more)`,
      goal: '< 900 MB',
      ours: megabytes(held),
      bare: megabytes(median(bare)),
      ratio: times(held, median(bare)),
      reached: held < 900,
    },
  ];
}
