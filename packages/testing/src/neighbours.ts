import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@dspt/embedded';
import { cloneDatabase } from './database.js';

const auditKey = Buffer.alloc(32, 'audit').toString('base64');
const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

export interface Neighbour {
  url: string;
  databaseUrl: string;
  stop: () => Promise<void>;
}

/** Starts another service of the house as it is built, with a database of its own, as a process of its own. */
export async function startNeighbour(
  name: string,
  natsUrl: string,
  env: Record<string, string> = {},
): Promise<Neighbour> {
  const database = await cloneDatabase(`${name}_built`, (url) =>
    run([`apps/${name}/dist/database/migrate.js`], { DATABASE_URL: url }),
  );
  const port = await freePort();
  const child = spawn(process.execPath, [`apps/${name}/dist/main.js`], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: database.url,
      NATS_URL: natsUrl,
      PUBLIC_URL: 'http://localhost:3000',
      AUDIT_KEY: auditKey,
      LOG_LEVEL: 'error',
      ...env,
    },
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const atExit = () => child.kill('SIGKILL');
  process.once('exit', atExit);
  const stop = async () => {
    process.off('exit', atExit);
    child.kill('SIGTERM');
    await gone;
    await database.drop();
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await healthy(url, gone);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, databaseUrl: database.url, stop };
}

async function run(args: string[], env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NATS_URL: 'none',
      PORT: '0',
      PUBLIC_URL: 'http://localhost:3000',
      AUDIT_KEY: auditKey,
      ...env,
    },
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}`);
}

async function healthy(url: string, gone: Promise<void>): Promise<void> {
  let ended = false;
  void gone.then(() => (ended = true));
  for (const until = Date.now() + 60_000; Date.now() < until && !ended;) {
    const response = await fetch(`${url}/health`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} did not become healthy`);
}
