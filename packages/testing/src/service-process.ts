import { execFile, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { services, type ServiceName } from '@dspt/contracts/topology';
import { freePort } from '@dspt/embedded';
import { environment } from './config.js';
import { cloneDatabase } from './database.js';

const auditKey = Buffer.alloc(32, 'audit').toString('base64');
const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

export interface ServiceProcess {
  url: string;
  databaseUrl: string;
  pid: number;
  /** What it has printed. */
  output: string[];
  /** Resolves when it is ready to serve. @throws when it has ended, or after a minute */
  ready: () => Promise<void>;
  /** The exit code, when it has ended. */
  exited: Promise<number | null>;
  stop: () => Promise<void>;
}

interface Launch {
  env?: Record<string, string>;
  /** Reaches its database through this port. */
  databasePort?: number;
  /** Another replica of this one, on the same database. */
  beside?: ServiceProcess;
}

/** Starts another service of the platform as it is built, with a database of its own, as a process of its own. */
export async function startServiceProcess(
  name: ServiceName,
  natsUrl: string,
  env: Record<string, string> = {},
): Promise<ServiceProcess> {
  const other = await launchServiceProcess(name, natsUrl, { env });
  try {
    await other.ready();
  } catch (error) {
    await other.stop();
    throw error;
  }
  return other;
}

/** The same, without waiting until it is ready. */
export async function launchServiceProcess(
  name: ServiceName,
  natsUrl: string,
  { env = {}, databasePort, beside }: Launch = {},
): Promise<ServiceProcess> {
  const database = beside ? { url: beside.databaseUrl, drop: nothing } : await databaseOf(name);
  const port = await freePort();
  const child = spawn(process.execPath, [`apps/${name}/dist/main.js`], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...environment,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: through(database.url, databasePort),
      NATS_URL: natsUrl,
      PUBLIC_URL: 'http://localhost:3000',
      AUDIT_KEY: auditKey,
      LOG_LEVEL: 'error',
      ...env,
    },
  });
  const output: string[] = [];
  child.stdout.on('data', (text) => output.push(String(text)));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const atExit = () => child.kill('SIGKILL');
  process.once('exit', atExit);
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    databaseUrl: database.url,
    pid: child.pid!,
    output,
    ready: () => healthy(url, exited),
    exited,
    stop: async () => {
      process.off('exit', atExit);
      child.kill('SIGTERM');
      await exited;
      await database.drop();
    },
  };
}

const nothing = () => Promise.resolve();

async function databaseOf(name: ServiceName): Promise<{ url: string; drop: () => Promise<void> }> {
  if (!services[name].database) return { url: '', drop: nothing };
  return cloneDatabase(`${name}_built`, (url) => runCommand(url, `apps/${name}/dist/database/migrate.js`));
}

function through(url: string, port: number | undefined): string {
  if (port === undefined || url === '') return url;
  const other = new URL(url);
  other.port = String(port);
  return other.href;
}

/**
 * Runs a command of a service as it is built, as an operator does.
 * @param args the script, from the root of the repository, and what it is given
 * @returns what it printed
 * @throws with what it printed when it fails
 */
export const runCommand = (databaseUrl: string, ...args: string[]): Promise<string> =>
  runCommandAt({ DATABASE_URL: databaseUrl, NATS_URL: 'none' }, ...args);

/** The same for a command that asks other services, or needs another setting. */
export async function runCommandAt(
  settings: { DATABASE_URL: string; NATS_URL: string; AUDIT_KEY?: string },
  ...args: string[]
): Promise<string> {
  const unused = { PORT: '0', PUBLIC_URL: 'http://localhost:3000' };
  const env = { ...environment, ...unused, AUDIT_KEY: auditKey, ...settings };
  try {
    return (await promisify(execFile)(process.execPath, args, { cwd: root, env })).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
}

async function healthy(url: string, gone: Promise<unknown>): Promise<void> {
  let ended = false;
  void gone.then(() => (ended = true));
  for (const until = Date.now() + 60_000; Date.now() < until && !ended;) {
    const response = await fetch(`${url}/ready`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} did not become ready`);
}
