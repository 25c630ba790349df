import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { launch, run, unlessFull } from '../lib/child.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dspt-child-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const node = (script: string) => ({ name: 'program', command: process.execPath, args: ['-e', script] });

test('a program that is run gives what it prints on standard output', async () => {
  expect(await run(node('console.log("one"); console.error("not this"); console.log("two")'))).toBe(
    'one\ntwo',
  );
});

test('one that fails says how, with its last lines', async () => {
  const failing = run(node('console.error("no room"); process.exit(3)'));
  await expect(failing).rejects.toThrow(/^program failed \(exit code 3\):\n {2}no room$/);
});

test('one that is not there says so', async () => {
  const missing = run({ name: 'program', command: join(folder, 'none'), args: [] });
  await expect(missing).rejects.toThrow(/^program could not be run: .*ENOENT/);
});

test('one is ready when it says so, in the words it says it with', async () => {
  const child = launch(node('console.log("listening on 4711"); setInterval(() => {}, 1000)'));
  const [, port] = await child.ready(/listening on (\d+)/);
  expect(port).toBe('4711');
  await child.stop();
  expect(child.running).toBe(false);
});

test.each([
  ['is not ready in time', 'setInterval(() => {}, 1000)', 200, /^program was not ready after 0.2 seconds/],
  [
    'ends before it is ready',
    'console.log("no port left")',
    30_000,
    /^program stopped while starting:\n {2}no port left/,
  ],
])('one that %s is refused', async (_, script, patience, message) => {
  const child = launch(node(script));
  await expect(child.ready(/ready/, patience)).rejects.toThrow(message);
  await child.stop();
});

test('one that does not listen is killed when the patience with it is over', async () => {
  const deaf = node('process.on("SIGTERM", () => {}); console.log("ready"); setInterval(() => {}, 1000)');
  const child = launch({ ...deaf, patience: 100 });
  await child.ready(/ready/);
  await child.stop();
  expect(await child.exited).toMatchObject({ signal: 'SIGKILL' });
});

test('its log has all it prints, and the log before is kept', async () => {
  const logFile = join(folder, 'program.log');
  await run({ ...node('console.log("first")'), logFile });
  await run({ ...node('console.error("second")'), logFile });
  const logs = [logFile, join(folder, 'program.previous.log')];
  expect(logs.map((file) => readFileSync(file, 'utf8'))).toEqual(['second\n', 'first\n']);
});

test('a full disk costs a line of a log, and nothing else is passed over', () => {
  const failing = (code: string) => () => {
    throw Object.assign(new Error(code), { code });
  };
  expect(() => unlessFull(failing('ENOSPC'))).not.toThrow();
  expect(() => unlessFull(failing('EACCES'))).toThrow('EACCES');
});
