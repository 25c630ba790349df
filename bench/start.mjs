import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePorts } from '@dspt/embedded';
import { services } from '@dspt/contracts/topology';
import { standardPorts, startPlatform } from '@dspt/embedded/platform';
import { call } from './http.mjs';
import { alternate, median, megabytes, seconds, time, times } from './measure.mjs';
import { memoryOf, startBare, startUntil } from './processes.mjs';

const rounds = 3;
const ours = Object.keys(services);
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
    () => startLeast(dataDir, memory),
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
  memory.ours.push(total([starter, ...ours.map((name) => children[name])].map(({ pid }) => memoryOf(pid))));
  memory.mailbox.push(memoryOf(children.mailbox.pid));
  process.kill(starter.pid, 'SIGINT');
  await once(npm, 'close');
  return took;
}

async function startLeast(dataDir, memory) {
  const started = [];
  const took = await time(async () => {
    const servers = await startPlatform({ dataDir, only: [], demo: false });
    started.push(servers);
    const env = { DATABASE_URL: servers.adminUrl };
    const bare = await Promise.all(ours.map(() => startBare('answers.mjs', env)));
    started.unshift(...bare);
    await Promise.all(bare.map(({ url }) => call('GET', `${url}/health`)));
  });
  memory.bare.push(total(started.slice(0, ours.length).map(({ pid }) => memoryOf(pid))));
  for (const each of started) await each.stop();
  return took;
}

function lines(took, memory) {
  const [held, least, mailbox] = [memory.ours, memory.bare, memory.mailbox].map(median);
  return [
    {
      what: 'warm `npm start` to all healthy',
      goal: '< 20 s',
      ours: seconds(took.ours),
      bare: seconds(took.bare),
      ratio: times(took.ratio),
      reached: took.ours < 20_000,
    },
    {
      what: `memory of all our Node processes (the mailbox: ${megabytes(mailbox)} more)`,
      goal: '< 900 MB',
      ours: megabytes(held),
      bare: megabytes(least),
      ratio: times(held / least),
      reached: held < 900,
    },
  ];
}
