import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { launch } from './child.js';
import { natsConfig } from './nats-config.js';
import { ensureNatsServer } from './programs.js';

/** See index.d.ts. */
export async function startNats({ dataDir, port = -1, topology, passwords, ...launching }) {
  const folder = resolve(dataDir);
  const command = await ensureNatsServer();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = `${folder}/nats.conf`;
  const text = natsConfig({ services: topology, passwords, storeDir: `${folder}/jetstream`, port });
  await writeFile(file, text, { mode: 0o600 });
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
