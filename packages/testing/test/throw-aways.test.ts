import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { sweepThrowAways } from '@dspt/embedded';

/** What a run leaves that was killed with `kill -9`: nobody has its process id any more. */
function leftByKilledRun(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dspt-killed-'));
  const record = { starter: { pid: 2 ** 22 + 1, born: 'long ago' }, children: {} };
  writeFileSync(join(folder, 'processes.json'), JSON.stringify(record));
  return folder;
}

test('what a killed run has left is swept away, with the disk it had mounted', async () => {
  const folder = leftByKilledRun();
  const disk = join(folder, 'nats');
  mkdirSync(disk);
  // Only root can mount; for others it is a folder.
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk], { stdio: 'ignore' });
  writeFileSync(join(disk, 'stream'), 'facts');
  await sweepThrowAways();
  expect(existsSync(folder)).toBe(false);
});
