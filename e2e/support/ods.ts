import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { platform } from './platform.js';

const root = join(import.meta.dirname, '../..');

/** Imports next month's file of care sites, in which `change` has edited the lines of this month's. */
export async function importCareSites(change: (line: string) => string): Promise<string> {
  const shipped = gunzipSync(await readFile(join(root, 'data/ods/ecarehomesite.csv.gz'))).toString();
  const folder = await mkdtemp(join(tmpdir(), 'dspt-ods-'));
  const file = join(folder, 'ecarehomesite.csv');
  await writeFile(
    file,
    shipped
      .split('\n')
      .map((line) => (line ? change(line) : line))
      .join('\n'),
  );
  try {
    const { dataDir, databaseUrls } = platform;
    const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'import', '--', file], {
      cwd: root,
      env: { ...process.env, DATA_DIR: dataDir, ORGANISATIONS_DATABASE_URL: databaseUrls.organisations },
    });
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}
