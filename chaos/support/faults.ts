import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { services, type ServiceName } from '@dspt/contracts/topology';
import type { Restartable } from '@dspt/embedded/platform';
import pg from 'pg';
import type { Chance } from './chance.js';
import { owners, type World } from './world.js';

export interface Fault {
  name: string;
  /** Services and servers. */
  victims: string[];
  /** Needs a small disk under NATS, which only root can make. */
  needsSmallDisk?: boolean;
  /** @returns what takes it back */
  begin: (world: World, chance: Chance) => Promise<() => Promise<void> | void>;
}

type Part = (world: World, chance: Chance) => Restartable;

const service =
  (name: ServiceName): Part =>
  ({ platform, replicas }, chance) =>
    platform.service(name, chance.below(replicas));

const parts: Record<string, Part> = {
  ...Object.fromEntries((Object.keys(services) as ServiceName[]).map((name) => [name, service(name)])),
  NATS: ({ platform }) => platform.nats,
  PostgreSQL: ({ platform }) => platform.postgres,
  'the mail server': ({ mailServer }) => mailServer,
};

const breaking = {
  kill: async (part: Restartable) => {
    await part.kill('SIGKILL');
    return part.start;
  },
  restart: async (part: Restartable) => {
    // PostgreSQL takes SIGTERM for "when everybody has gone".
    await part.kill('SIGINT');
    return part.start;
  },
  freeze: async (part: Restartable) => {
    part.freeze();
    return part.thaw;
  },
};

const onParts: Fault[] = Object.entries(parts).flatMap(([name, part]) =>
  Object.entries(breaking).map(([how, act]) => ({
    name: `${how} ${name}`,
    victims: [name],
    begin: (world, chance) => act(part(world, chance)),
  })),
);

const cuts: Fault[] = ['nats', 'smtp', ...owners].map((name) => ({
  name: `cut ${name}`,
  victims: [name === 'nats' ? 'NATS' : name === 'smtp' ? 'the mail server' : name],
  begin: async ({ proxies, replicas }, chance) => {
    const index = owners.some((owner) => owner === name) ? chance.below(replicas) : 0;
    const proxy = proxies.get(index === 0 ? name : `${name}-${index + 1}`)!;
    proxy.cut();
    return () => proxy.mend();
  },
}));

const allConnectionsCut: Fault = {
  name: 'all database connections cut',
  victims: ['PostgreSQL'],
  begin: async ({ platform }) => {
    const client = new pg.Client(platform.adminUrl);
    await client.connect();
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    await client.end();
    return () => {};
  },
};

const streamLost: Fault = {
  name: 'stream lost',
  victims: ['NATS'],
  begin: async ({ platform, dataDir }) => {
    await platform.nats.kill('SIGKILL');
    rmSync(join(dataDir, 'nats', 'jetstream'), { recursive: true, force: true });
    return platform.nats.start;
  },
};

const diskFull: Fault = {
  name: 'disk of NATS full',
  victims: ['NATS'],
  needsSmallDisk: true,
  begin: async ({ smallDisk }) => {
    smallDisk!.fill();
    return () => smallDisk!.makeRoom();
  },
};

const singles = [...onParts, ...cuts, allConnectionsCut, streamLost, diskFull];

/** Every fault once, then pairs of them, in an order by chance and without end. */
export function* faultsWithoutEnd(chance: Chance): Generator<Fault> {
  yield* chance.shuffled(singles);
  for (;;) {
    const [one, other] = [chance.pick(singles), chance.pick(singles)];
    if (!one.victims.some((victim) => other.victims.includes(victim))) yield both(one, other);
  }
}

/** Also a pair, by its name. */
export function faultCalled(name: string): Fault {
  const [one, other] = name.split(' and ').map((each) => {
    const found = singles.find((fault) => fault.name === each);
    if (!found)
      throw new Error(`No fault is called "${each}": ${singles.map((fault) => fault.name).join(', ')}`);
    return found;
  });
  return other ? both(one!, other) : one!;
}

const both = (one: Fault, other: Fault): Fault => ({
  name: `${one.name} and ${other.name}`,
  victims: [...one.victims, ...other.victims],
  needsSmallDisk: Boolean(one.needsSmallDisk ?? other.needsSmallDisk),
  begin: async (world, chance) => {
    // The connections first: to end them takes a server that answers.
    const [first, second] = other === allConnectionsCut ? [other, one] : [one, other];
    const undos = [await first.begin(world, chance), await second.begin(world, chance)];
    return async () => {
      await Promise.all(undos.map(async (undo) => undo()));
    };
  },
});
