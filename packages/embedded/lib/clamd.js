import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { launch } from './child.js';
import { freePort } from './ports.js';
import { ensureClamd } from './programs.js';

/** The file with which one tries whether a scanner scans; the databases of the distribution take minutes to fetch. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const SIGNATURE = `Eicar-Test:0:*:${Buffer.from(EICAR).toString('hex')}\n`;

/** See index.d.ts. */
export async function startClamd({ dataDir, port, ...launching }) {
  const folder = resolve(dataDir);
  const command = await ensureClamd();
  await mkdir(`${folder}/signatures`, { recursive: true, mode: 0o700 });
  await writeFile(`${folder}/signatures/eicar.ndb`, SIGNATURE);
  const listening = port ?? (await freePort());
  const config = [
    'Foreground yes',
    'TCPAddr 127.0.0.1',
    `TCPSocket ${listening}`,
    `DatabaseDirectory ${folder}/signatures`,
    `TemporaryDirectory ${folder}`,
    'StreamMaxLength 25M',
  ];
  await writeFile(`${folder}/clamd.conf`, `${config.join('\n')}\n`);
  const args = [`--config-file=${folder}/clamd.conf`];
  const child = launch({ name: 'ClamAV', command, args, ...launching });
  try {
    await child.ready(/Self checking every/);
    return { url: `tcp://127.0.0.1:${listening}`, port: listening, child, stop: child.stop };
  } catch (error) {
    await child.stop();
    throw error;
  }
}
