import { execFile, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '@dspt/embedded';
import { cloneDatabase } from './database.js';

const auditKey = Buffer.alloc(32, 'audit').toString('base64');
const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

export interface Neighbour {
  url: string;
  databaseUrl: string;
  pid: number;
  stop: () => Promise<void>;
}

/** Starts another service of the house as it is built, with a database of its own, as a process of its own. */
export async function startNeighbour(
  name: string,
  natsUrl: string,
  env: Record<string, string> = {},
): Promise<Neighbour> {
  const database = await cloneDatabase(`${name}_built`, (url) =>
    runCommand(url, `apps/${name}/dist/database/migrate.js`),
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
  return { url, databaseUrl: database.url, pid: child.pid!, stop };
}

/**
 * Runs a command of a service as it is built, as an operator does.
 * @param args the script, from the root of the repository, and what it is given
 * @returns what it printed
 * @throws with what it printed when it fails
 */
export async function runCommand(databaseUrl: string, ...args: string[]): Promise<string> {
  const unused = { NATS_URL: 'none', PORT: '0', PUBLIC_URL: 'http://localhost:3000' };
  const env = { ...process.env, ...unused, DATABASE_URL: databaseUrl, AUDIT_KEY: auditKey };
  try {
    return (await promisify(execFile)(process.execPath, args, { cwd: root, env })).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
}

async function healthy(url: string, gone: Promise<void>): Promise<void> {
  let ended = false;
  void gone.then(() => (ended = true));
  for (const until = Date.now() + 60_000; Date.now() < until && !ended;) {
    const response = await fetch(`${url}/ready`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} did not become ready`);
}
