import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chownSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGuardedNats } from '@dspt/embedded';
import { eventually } from '@dspt/testing/eventually';
import { NatsLink } from '@dspt/service-kit/messaging/nats-link';
import { Requests } from '@dspt/service-kit/messaging/requests';
import type { TestService } from '@dspt/testing/service';
import { read, startNames } from './names.js';

const megabytes = 48;

/** A small disk: a real one where mounting is allowed, else one that says how full it is. */
class Disk {
  readonly folder = mkdtempSync(join(tmpdir(), 'dspt-disk-'));
  readonly real = mounts('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', this.folder);
  private pretended = megabytes * 1024 * 1024;
  /** Nobody has seen yet that it is full. */
  unseen = false;

  free = async (): Promise<number> => {
    if (this.unseen) return megabytes * 1024 * 1024;
    if (!this.real) return this.pretended;
    const { bavail, bsize } = await statfs(this.folder);
    return bavail * bsize;
  };

  fill(): void {
    this.pretended = 0;
    if (!this.real) return;
    const file = openSync(join(this.folder, 'filler'), 'w');
    expect(() => {
      for (;;) writeSync(file, Buffer.alloc(4096));
    }).toThrow('ENOSPC');
    closeSync(file);
  }

  makeRoom(): void {
    this.pretended = megabytes * 1024 * 1024;
    rmSync(join(this.folder, 'filler'), { force: true });
  }

  /** A folder for another user's server. */
  folderFor(uid: number): string {
    const folder = join(this.folder, 'postgres');
    mkdirSync(folder);
    chownSync(folder, uid, uid);
    return folder;
  }

  remove(): void {
    if (this.real) mounts('umount', this.folder);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function mounts(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const notes: string[] = [];
let over = false;
let pid = 0;
let disk: Disk;
let service: TestService;
beforeAll(async () => {
  disk = new Disk();
  service = await startNames({
    startNats: async (options) => {
      const nats = await startGuardedNats({
        ...options,
        dataDir: join(disk.folder, 'nats'),
        reserveMb: 8,
        free: disk.free,
        onNote: (text) => notes.push(text),
      });
      pid = nats.child.pid!;
      return nats;
    },
  });
});
afterAll(async () => {
  await service?.close();
  disk?.remove();
});
afterEach(() => {
  over = true;
});

const names = async (table: string) =>
  (await service.database.query<{ name: string }[]>(`select name from ${table} order by name`)).map(
    ({ name }) => name,
  );
const post = async (name: string) => (await service.http.post('/names').send({ name })).status;
const ready = async () =>
  (await service.http.get('/ready')).body as { ready?: boolean; parts?: Record<string, string> };

/** NATS 2.9 hangs as soon as it cannot write. */
const hangsByItself = () =>
  disk.real && service.app.get(NatsLink).connection.info?.version.startsWith('2.9.') === true;

test('with the disk of NATS full people work on, facts wait, and all are handled once when there is room, without a hand', async () => {
  const statuses = new Set<number>();
  over = false;
  const working = (async () => {
    for (let index = 0; !over; index++) statuses.add(await post(`Name ${index}`));
  })();
  await eventually(async () => expect((await ready()).ready).toBe(true));
  await eventually(async () => expect((await names('heard')).length).toBeGreaterThan(10));
  disk.unseen = true;
  disk.fill();
  if (!hangsByItself()) process.kill(pid, 'SIGSTOP');
  await eventually(async () => expect(notes).toContainEqual(expect.stringContaining('hangs')));
  disk.unseen = false;
  await eventually(async () => {
    expect(notes).toContainEqual(expect.stringContaining('facts and emails wait'));
    expect(await ready()).toMatchObject({
      ready: true,
      parts: { nats: 'works', events: 'the event stream is out of reach' },
    });
  });
  const told = (await names('told')).length;
  await eventually(async () => expect((await names('told')).length).toBeGreaterThan(told));
  await service.app.get(Requests).ask(read, {});
  expect((await names('heard')).length).toBeLessThan(told);
  disk.makeRoom();
  // NATS starts again, a request for events that it lost runs out, and facts that were refused wait for their next try.
  await eventually(async () => expect((await names('heard')).length).toBeGreaterThan(told), 120_000);
  over = true;
  await working;
  await service.settled();
  expect([...statuses]).toEqual([200]);
  expect(await names('heard')).toEqual(await names('told'));
  expect((await ready()).parts).toEqual({ database: 'works', nats: 'works', events: 'works' });
});

test('with the disk of PostgreSQL full what people save is answered with 503, and saved as soon as there is room', async () => {
  if (!disk.real) return;
  const query = (sql: string) => service.database.query<Record<string, string>[]>(sql);
  const [{ data_directory: data }] = (await query('show data_directory')) as [{ data_directory: string }];
  await query(`create tablespace small location '${disk.folderFor(statSync(data).uid)}'`);
  await query('alter table told set tablespace small');
  const name = 'x'.repeat(200);
  const save = () => service.http.post('/names').send({ name });
  expect((await save()).status).toBe(200);
  disk.fill();
  await eventually(async () => expect((await save()).status).toBe(503));
  expect((await save()).body).toMatchObject({ code: 'service-unavailable' });
  disk.makeRoom();
  expect((await save()).status).toBe(200);
  await query('drop table told');
  await query('drop tablespace small');
});
