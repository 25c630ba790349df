import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { services as topology } from '@dspt/contracts/topology';
import { ensureDatabase } from './lib/databases.js';
import { startGuardedNats } from './lib/guarded-nats.js';
import { pendingLoads, readDemoAccounts } from './lib/loads.js';
import { startMailbox } from './lib/mailbox.js';
import { assertFree, freePorts, portVariable } from './lib/ports.js';
import { startPostgres } from './lib/postgres.js';
import { openRecord, recover } from './lib/records.js';
import { loadSecrets } from './lib/secrets.js';
import { restartable } from './lib/restartable.js';
import {
  hasCommand,
  isWritten,
  logFile,
  replicaName,
  runCommand,
  serviceUrl,
  startService,
} from './lib/services.js';

const ROOT = resolve(import.meta.dirname, '..', '..');
const SERVERS = new Set(['PostgreSQL', 'NATS', 'mailbox']);
const STANDARD_SERVER_PORTS = { postgres: 5433, nats: 4223, smtp: 1025, mailbox: 1080 };
const nothing = () => {};

/** See platform.d.ts. */
export function standardPorts(env = process.env) {
  const services = Object.entries(topology).map(([name, { port }]) => [name, port]);
  const ports = { ...Object.fromEntries(services), ...STANDARD_SERVER_PORTS };
  return Object.fromEntries(
    Object.entries(ports).map(([name, port]) => [name, chosenPort(env, portVariable(name)) ?? port]),
  );
}

function chosenPort(env, variable) {
  if (!env[variable]) return undefined;
  const port = Number(env[variable]);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`${variable} is "${env[variable]}", which is not a port: a number up to 65535.`);
}

/** See platform.d.ts. */
export async function startPlatform(options) {
  const platform = await prepare(options);
  options.signal?.addEventListener('abort', platform.stop);
  try {
    await startServers(platform);
    await prepareDatabases(platform);
    const replicas = platform.names.flatMap((name) => platform.services[name]);
    await allOrFirstError(replicas.map((replica) => replica.start()));
  } catch (error) {
    await platform.stop();
    throw error;
  }
  platform.started = true;
  return {
    urls: {
      ...Object.fromEntries(platform.names.map((name) => [name, serviceUrl(platform, name)])),
      portal: platform.publicUrl,
      ...(platform.external.smtpUrl ? {} : { mailbox: `http://127.0.0.1:${platform.allPorts.mailbox}` }),
    },
    adminUrl: platform.adminUrl,
    databaseUrls: platform.databaseUrls,
    demoAccounts: platform.demo ? readDemoAccounts(platform.dataDir) : [],
    service: (name, index = 0) => platform.services[name][index],
    nats: platform.nats,
    postgres: platform.postgres,
    mailbox: platform.mailbox,
    stop: platform.stop,
  };
}

async function prepare(options) {
  const { root = ROOT, durable = true, external = {}, env = {}, only, onStep = nothing } = options;
  const dataDir = resolve(options.dataDir);
  for (const folder of ['', 'logs']) mkdirSync(join(dataDir, folder), { recursive: true });
  const left = await recover(dataDir);
  if (left.length > 0) onStep(`Stopped what an earlier start had left running: ${left.join(', ')}`);

  const names = Object.keys(topology).filter((name) => (only ?? Object.keys(topology)).includes(name));
  const written = names.filter((name) => isWritten({ root }, name));
  for (const name of names) if (!written.includes(name)) onStep(`${name} is not written yet: left out`);
  const labels = (name) =>
    Array.from({ length: options.replicas ?? 1 }, (_, index) => replicaName(name, index));
  const allPorts = await choosePorts(options, written, labels);
  const secrets = loadSecrets(dataDir, Object.keys(topology));
  const record = openRecord(dataDir);

  const platform = {
    root,
    dataDir,
    durable,
    external,
    env,
    names: written,
    allPorts,
    secrets,
    record,
    onStep,
    demo: options.demo ?? !external.databaseUrl,
    onFailure: options.onFailure ?? nothing,
    onProblem: (name, line) => platform.stopping || options.onProblem?.(name, line),
    /** @type {import('./lib/child.js').Child[]} */
    children: [],
    started: false,
    stopping: undefined,
    ports: portsByService(labels, allPorts),
    publicUrl: process.env.PUBLIC_URL ?? `http://localhost:${allPorts.portal}`,
    natsUrl: external.natsUrl ?? `nats://127.0.0.1:${allPorts.nats}`,
    smtpUrl: external.smtpUrl ?? `smtp://127.0.0.1:${allPorts.smtp}`,
    natsLogin: (name) => natsLogin(name, external, secrets),
    secretKey: process.env.SECRET_KEY ?? secrets.secretKey,
    auditKey: (name) => process.env[`${name.toUpperCase()}_AUDIT_KEY`] ?? secrets.auditKeys[name],
    databaseUrls: {},
    adminUrl: external.databaseUrl,
    onLaunch: (child) => accept(platform, child),
    stop: () => (platform.stopping ??= stop(platform)),
  };
  platform.services = Object.fromEntries(written.map((name) => [name, replicasOf(platform, name)]));
  return platform;
}

const portsByService = (labels, ports) =>
  Object.fromEntries(Object.keys(topology).map((name) => [name, labels(name).map((label) => ports[label])]));

const replicasOf = (platform, name) =>
  platform.ports[name].map((_, index) => restartable(platform, () => startService(platform, name, index)));

async function choosePorts({ ports: given = {}, external = {} }, written, labels) {
  const needed = [
    ...written.flatMap(labels),
    ...(external.databaseUrl ? [] : ['postgres']),
    ...(external.natsUrl ? [] : ['nats']),
    ...(external.smtpUrl ? [] : ['smtp', 'mailbox']),
  ];
  const all = [...Object.keys(topology).flatMap(labels), ...Object.keys(STANDARD_SERVER_PORTS)];
  const free = await freePorts(all.length);
  const ports = Object.fromEntries(all.map((name, index) => [name, given[name] ?? free[index]]));
  await assertFree(Object.fromEntries(needed.map((name) => [name, ports[name]])));
  return ports;
}

// A NATS server of one's own may have a user per service, one for all, or none.
function natsLogin(name, external, secrets) {
  if (!external.natsUrl) return { user: name, password: secrets.nats[name] };
  const own = (what) => process.env[`${name.toUpperCase()}_NATS_${what}`] ?? process.env[`NATS_${what}`];
  return { user: own('USER'), password: own('PASSWORD') };
}

function accept(platform, child) {
  if (platform.stopping) return child.signal('SIGKILL');
  platform.children.push(child);
  platform.record.add(child);
}

async function startServers(platform) {
  const { dataDir, durable, allPorts, secrets, external, onLaunch } = platform;
  const launching = (name) => ({ detached: true, logFile: logFile(platform, name), onLaunch });
  platform.postgres = restartable(platform, async () => {
    const password = secrets.postgres;
    const folder = { dataDir: join(dataDir, 'postgres'), port: allPorts.postgres };
    const postgres = await startPostgres({ ...folder, durable, password, ...launching('postgres') });
    platform.adminUrl = postgres.adminUrl;
    return postgres;
  });
  platform.nats = restartable(platform, () => {
    const folder = { dataDir: join(dataDir, 'nats'), port: allPorts.nats };
    const onLine = (line) => /\[(ERR|FTL)\]/.test(line) && platform.onProblem('NATS', line);
    const onNote = (text) => platform.onProblem('NATS', text);
    const access = { topology, passwords: secrets.nats };
    return startGuardedNats({ ...folder, ...access, onNote, onLine, ...launching('nats') });
  });
  platform.mailbox = restartable(platform, () => {
    const ports = { smtpPort: allPorts.smtp, webPort: allPorts.mailbox };
    return startMailbox({ ...ports, dataDir: join(dataDir, 'mail'), ...launching('mailbox') });
  });
  const wanted = [
    [!external.databaseUrl, 'PostgreSQL', platform.postgres],
    [!external.natsUrl, 'NATS', platform.nats],
    [!external.smtpUrl, 'a mailbox', platform.mailbox],
  ].filter(([isWanted]) => isWanted);
  if (wanted.length > 0) platform.onStep(`Starting ${wanted.map(([, name]) => name).join(', ')}`);
  await allOrFirstError(wanted.map(([, , server]) => server.start()));
}

async function prepareDatabases(platform) {
  const { names, onStep } = platform;
  onStep('Preparing the databases');
  const owners = names.filter((name) => topology[name].database);
  await allOrFirstError(
    owners.map(async (name) => {
      const given = process.env[`${name.toUpperCase()}_DATABASE_URL`];
      const password = platform.secrets.databases[name];
      const url =
        (platform.external.databaseUrl && given) || (await ensureDatabase(platform.adminUrl, name, password));
      platform.databaseUrls[name] = url;
      const migrate = 'database/migrate.js';
      if (hasCommand(platform, name, migrate)) await runCommand(platform, name, migrate);
    }),
  );
  if (platform.demo) await load(platform, owners);
  onStep('Starting the services');
}

async function load(platform, owners) {
  const { root, dataDir, external, onStep } = platform;
  const pending = pendingLoads({ root, dataDir, database: external.databaseUrl ?? 'embedded' });
  await allOrFirstError(
    pending
      .filter(({ service }) => owners.includes(service))
      .map(async ({ name, service, script, args, missing, done }) => {
        if (missing || !hasCommand(platform, service, script))
          return onStep(`Not built yet, left out: ${name}`);
        onStep(`Loading ${name}`);
        done(await runCommand(platform, service, script, args));
      }),
  );
}

async function stop(platform) {
  const isServer = ({ name }) => SERVERS.has(name);
  // The services first: they finish their work with the servers still there.
  for (const group of [(child) => !isServer(child), isServer]) {
    await Promise.all(platform.children.filter(group).map((child) => child.stop()));
  }
  platform.record.close();
}

// Waits for all even after a failure: what comes up late must be known, to be stopped.
async function allOrFirstError(promises) {
  const results = await Promise.allSettled(promises);
  const failed = results.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
}
