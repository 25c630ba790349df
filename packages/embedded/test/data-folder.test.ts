import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { launch } from '../lib/child.js';
import { pendingLoads } from '../lib/loads.js';
import { isAlive, openRecord, recover, sweepThrowAways } from '../lib/records.js';
import { loadSecrets } from '../lib/secrets.js';

/** What a start keeps in its data folder, and what the next one makes of it. */
let root: string;
let folder: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'dspt-data-'));
});
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(() => {
  folder = mkdtempSync(join(root, 'dspt-'));
});

test('secrets are made once, for their owner’s eyes; a new service gets its own', () => {
  const first = loadSecrets(folder, ['identity']);
  const then = loadSecrets(folder, ['identity', 'support']);
  expect(then).toEqual({
    ...first,
    ...Object.fromEntries(
      (['auditKeys', 'databases', 'nats'] as const).map((kind) => [
        kind,
        { ...first[kind], support: expect.any(String) },
      ]),
    ),
  });
  expect(new Set([then.postgres, then.secretKey, ...Object.values(then.databases)]).size).toBe(4);
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
});

const sleeping = () =>
  launch({ name: 'left', command: process.execPath, args: ['-e', 'setInterval(() => {}, 1000)'] });

/** As if whoever started it had been killed: its record names a process that is gone. */
function orphan(): void {
  const file = join(folder, 'processes.json');
  const record = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...record, starter: { pid: 1, born: 'long ago' } }));
}

test('what a killed start has left running is stopped by the next', async () => {
  const left = sleeping();
  openRecord(folder).add(left);
  orphan();
  expect(await recover(folder)).toEqual(['left']);
  expect(await left.exited).toMatchObject({ signal: 'SIGTERM' });
  expect(await recover(folder)).toEqual([]);
});

test('a second start beside one that runs is refused, with what to do', async () => {
  const record = openRecord(folder);
  await expect(recover(folder)).rejects.toThrow(`kill ${process.pid}`);
  record.close();
  expect(await recover(folder)).toEqual([]);
});

test('a process is never taken for another that has its number now', async () => {
  const other = sleeping();
  openRecord(folder);
  writeFileSync(
    join(folder, 'processes.json'),
    JSON.stringify({
      starter: { pid: 1, born: 'long ago' },
      children: { other: { pid: other.pid, born: 'long ago', kindSignal: 'SIGKILL' } },
    }),
  );
  expect(await recover(folder)).toEqual([]);
  expect(isAlive(other.pid!)).toBe(true);
  await other.stop();
});

test('throw-away folders of runs that were killed are swept away, and no others', async () => {
  const ours = mkdtempSync(join(root, 'dspt-'));
  openRecord(ours);
  openRecord(folder);
  orphan();
  await sweepThrowAways(root);
  expect([existsSync(folder), existsSync(ours)]).toEqual([false, true]);
});

test('data is loaded once, again when its files change, and anew into another database', () => {
  const repository = join(folder, 'repository');
  for (const part of ['data/ods', 'data/question-sets'])
    mkdirSync(join(repository, part), { recursive: true });
  writeFileSync(join(repository, 'data/ods/a.csv'), 'a');
  writeFileSync(join(repository, 'data/question-sets/a.json'), '{}');
  const pending = (database = 'here') => pendingLoads({ root: repository, dataDir: folder, database });
  const names = (database?: string) => pending(database).map(({ service }) => service);
  expect(names()).toEqual(['organisations', 'assessment', 'identity']);
  for (const { done } of pending()) done('{"email":"a@example.org"}');
  expect(names()).toEqual([]);
  writeFileSync(join(repository, 'data/ods/b.csv'), 'b');
  expect(names()).toEqual(['organisations']);
  expect(names('there')).toEqual(['organisations', 'assessment', 'identity']);
});

test('a process that has ended and that nobody has asked about is not alive', async () => {
  const parent = spawn('sh', ['-c', 'sh -c "exit 0" & echo $!; exec sleep 5'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [printed] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(String(printed));
  while (isAlive(pid)) await sleep(20);
  expect(isAlive(pid)).toBe(false);
  parent.kill();
});
