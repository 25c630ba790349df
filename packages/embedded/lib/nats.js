import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { launch } from './child.js';
import { natsConfig } from './nats-config.js';
import { ensureNatsServer } from './programs.js';

/** See index.d.ts. */
export async function startNats({ dataDir, port = -1, topology, passwords, ...launching }) {
  const file = await writeNatsConfig(dataDir, 'nats.conf', { services: topology, passwords, port });
  return runNats(file, launching);
}

/** @returns the path of the file */
export async function writeNatsConfig(dataDir, name, options) {
  const folder = resolve(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = `${folder}/${name}`;
  await writeFile(file, natsConfig({ ...options, storeDir: `${folder}/jetstream` }), { mode: 0o600 });
  return file;
}

/** Starts nats-server and waits until it can be reached. */
export async function runNats(file, launching) {
  const command = await ensureNatsServer();
  const child = launch({ name: 'NATS', command, args: ['-c', file], ...launching });
  try {
    const [, listening] = await child.ready(/Listening for client connections on \S+:(\d+)/);
    await child.ready(/Server is ready/);
    return { url: `nats://127.0.0.1:${listening}`, port: Number(listening), child, stop: child.stop };
  } catch (error) {
    await child.stop();
    throw error;
  }
}
