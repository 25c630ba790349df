import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import type { ImportReport } from '@dspt/contracts/organisations/imports';
import { admitted } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { locationsFile, manySites as many, odsFile, successionsFile, type OdsLine } from './support/ods.js';
import { emptied, imported, importFile, staff, startOrganisations } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
});
afterAll(() => service?.close());
beforeEach(() => emptied(service));

const knownCodes = async (): Promise<number> => {
  const [row] = await service.database.query<{ known: number }[]>(
    'select count(*)::int as known from organisations',
  );
  return row!.known;
};
const reportOf = async (id: string): Promise<ImportReport> =>
  (await service.http.get(`/imports/${id}`).set('authorization', await staff(service, 'national-programme')))
    .body as ImportReport;

/** A transaction that has done that and goes on until it is released. */
async function holding(sql: string): Promise<{ release: () => Promise<void> }> {
  const runner = service.database.createQueryRunner();
  await runner.startTransaction();
  await runner.query(sql);
  return {
    release: async () => {
      await runner.commitTransaction();
      await runner.query('select pg_advisory_unlock_all()');
      await runner.release();
    },
  };
}

/** Asks until there is something. */
async function until<T>(ask: () => Promise<T[]>): Promise<[T, ...T[]]> {
  for (;;) {
    const [first, ...others] = await ask();
    if (first) return [first, ...others];
  }
}

const sites = (lines: OdsLine[], options?: { force?: boolean }) =>
  imported(service, 'ecarehomesite.csv', odsFile(lines), options);

describe('the wrong file is refused with nothing changed', () => {
  const good = odsFile(many(3));
  test.each<[string, string, string | Buffer, string]>([
    ['an empty one', 'ecarehomesite.csv', '', 'The file is empty.'],
    ['a blank one', 'ecarehomesite.csv', '\n\n', 'The file is empty.'],
    ['a web page', 'ecarehomesite.csv', '<!DOCTYPE html><html>Not found</html>', 'is a web page'],
    ['a ZIP archive', 'ecarehomesite.csv', Buffer.from('504b030414', 'hex'), 'ZIP archive'],
    ['a picture', 'ecarehomesite.csv', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'binary data'],
    ['one cut off in a field', 'ecarehomesite.csv', good.slice(0, -12), 'cut off in the middle of line 3'],
    ['one cut off in quotes', 'ecarehomesite.csv', good.slice(0, -90), 'cut off in the middle of line 3'],
    [
      'one whose compression is cut off',
      'ecarehomesite.csv.gz',
      gzipSync(good).subarray(0, -20),
      'damaged or cut off',
    ],
    ['one with other columns', 'ecarehomesite.csv', successionsFile([['V1', 'V2', '', '', '']]), 'has 5'],
    [
      'an Excel workbook',
      'ecarehomesite.csv',
      Buffer.from(
        '504b03041400060008000000210000000000000000000000000000000000130000005b436f6e74656e745f54797065735d2e786d6c',
        'hex',
      ),
      'is a spreadsheet. Open it, save it as “CSV UTF-8 (comma delimited)”',
    ],
    [
      'an old Excel workbook',
      'ecarehomesite.csv',
      Buffer.from('d0cf11e0a1b11ae10000', 'hex'),
      'is a spreadsheet',
    ],
    ['text in UTF-16', 'ecarehomesite.csv', Buffer.from(`\uFEFF${good}`, 'utf16le'), 'UTF-16'],
    [
      'a line without an end',
      'ecarehomesite.csv',
      `"${'A'.repeat(200_000)}`,
      'Line 1 is longer than any line',
    ],
    ['a bomb', 'ecarehomesite.csv.gz', gzipSync(Buffer.alloc(600 * 1024 ** 2, 'A\n')), 'larger than 500 MB'],
    ['one of unknown name', 'pictures.csv', good, 'No known ODS file is called pictures.csv'],
    ['sites renamed to head offices', 'ecarehomehq.csv', good, 'Column 15 is filled'],
    ['head offices renamed to sites', 'ecarehomesite.csv', odsFile([{ code: 'A1' }]), 'Column 15 is blank'],
    ['sites renamed to pharmacies', 'edispensary.csv', good, 'Column 27 is filled'],
    [
      'one without its header',
      'cqc-locations.csv',
      'V1,1-1,Leeds,North,Y,3',
      'The first line of cqc-locations must be',
    ],
    ['one with nothing below its header', 'cqc-locations.csv', locationsFile([]), 'no lines but its first'],
    [
      'one whose lines cannot be read',
      'ecarehomesite.csv',
      odsFile([{ code: '?', parent: 'A1' }]),
      '1 of 1 lines cannot be read',
    ],
  ])('%s', async (_, name, content, refusal) => {
    await sites(many(3));
    const report = await importFile(service, name, content, { force: true });
    expect(report).toMatchObject({
      state: 'refused',
      refusal: expect.stringContaining(refusal),
      counts: { rows: 0, new: 0 },
    });
    expect(await knownCodes()).toBe(4);
  });
  test('codes of another kind, even when the columns would do', async () => {
    await imported(service, 'etr.csv', odsFile(many(3)));
    const report = await importFile(service, 'epraccur.csv', odsFile(many(3)), { force: true });
    expect(report.refusal).toBe('Most of its codes are known from etr. Is it that file, renamed?');
  });
});

describe('imports', () => {
  test('of the same file at the same time are done one after the other', async () => {
    const reports = await Promise.all([sites(many(50)), sites(many(50)), sites(many(50))]);
    expect(reports.map(({ counts }) => counts.new).toSorted((a, b) => a - b)).toEqual([0, 0, 50]);
  });
  test.each([
    ['running', `state = 'running', finished_at = null`],
    ['waiting', `state = 'waiting', finished_at = null, seen_at = now() - interval '1 minute'`],
  ])('that were interrupted while %s say so when asked', async (_, left) => {
    const { id } = await sites(many(1));
    await service.database.query(`update imports set ${left}`);
    expect(await reportOf(id)).toMatchObject({
      state: 'refused',
      refusal: 'The import was interrupted. Nothing was changed.',
    });
  });
  test('whose connection to the database is lost leave nothing, and say so', async () => {
    await sites(many(1));
    const blocked = await holding('lock table organisations');
    const importing = importFile(service, 'ecarehomesite.csv', odsFile(many(500)));
    const [{ pid }] = await until(() =>
      service.database.query<{ pid: number }[]>(
        `select pid from pg_stat_activity where wait_event_type = 'Lock' and query like '%organisations%' and datname = current_database()`,
      ),
    );
    await service.database.query('select pg_terminate_backend($1)', [pid]);
    await expect(importing).rejects.toThrow();
    await blocked.release();
    const { body } = await service.http
      .get('/imports')
      .set('authorization', await staff(service, 'national-programme'));
    expect(body.items[0]).toMatchObject({
      state: 'refused',
      refusal: expect.stringContaining('Nothing was changed'),
    });
    expect(await knownCodes()).toBe(2);
    expect((await sites(many(3))).counts.new).toBe(2);
  });
  test('wait for each other where everybody sees it, without a connection for each', async () => {
    const blocked = await holding(`select pg_advisory_lock(hashtext('imports'))`);
    const all = Array.from({ length: 12 }, () => sites(many(50)));
    const waiting = await until(async () => {
      const { body } = await service.http
        .get('/imports')
        .set('authorization', await staff(service, 'national-programme'));
      const items = body.items as ImportReport[];
      return items.filter(({ state }) => state === 'waiting').length === 12 ? items : [];
    });
    expect(waiting.map(({ queuePosition }) => queuePosition).toSorted((a, b) => a! - b!)).toEqual(
      Array.from({ length: 12 }, (_, index) => index + 1),
    );
    expect((await service.http.get('/organisations').query({ q: 'V1000' })).status).toBe(200);
    await blocked.release();
    const reports = await Promise.all(all);
    expect(reports.filter(({ counts }) => counts.new === 50).length).toBe(1);
    expect(reports.filter(({ counts }) => counts.unchanged === 50).length).toBe(11);
  });
  test('are told to come back when too many wait', async () => {
    const blocked = await holding(`select pg_advisory_lock(hashtext('imports'))`);
    const authorization = await staff(service, 'national-programme');
    const send = () =>
      service.http
        .post('/imports')
        .set('authorization', authorization)
        .attach('file', Buffer.from(odsFile(many(1))), 'ecarehomesite.csv');
    const all = Array.from({ length: 25 }, async () => (await send()).status);
    await until(async () => {
      const [{ waiting }] = await service.database.query<[{ waiting: number }]>(
        `select count(*)::int as waiting from imports where state = 'waiting'`,
      );
      return waiting === 20 ? [true] : [];
    });
    expect((await send()).body).toMatchObject({ status: 503, code: 'too-many-imports' });
    await blocked.release();
    const statuses = (await Promise.all(all)).toSorted((a, b) => a - b);
    expect(statuses).toEqual([...Array<number>(20).fill(200), ...Array<number>(5).fill(503)]);
  });
  test('leave no file behind, also when the sender goes away half-way', async () => {
    const left = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('dspt-import-'));
    await service.app.listen(0, '127.0.0.1');
    const { port } = service.app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    const authorization = await staff(service, 'national-programme');
    socket.write(
      `POST /imports HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\n` +
        'content-type: multipart/form-data; boundary=x\r\ncontent-length: 6000000000\r\n\r\n' +
        '--x\r\ncontent-disposition: form-data; name="file"; filename="ets.csv"\r\n\r\n',
    );
    await new Promise<void>((done) => socket.write('A'.repeat(1_000_000), () => done()));
    expect(await left()).toEqual([]);
    socket.destroy();
    expect((await sites(many(1))).state).toBe('done');
    expect(await left()).toEqual([]);
  });
  test('are listed, newest first, with their reports', async () => {
    const done = await sites(many(1));
    const refused = await importFile(service, 'nothing.csv', 'nothing');
    const { body } = await service.http
      .get('/imports')
      .set('authorization', await staff(service, 'system-administrator'));
    expect(body).toEqual({ items: [refused, done], total: 2 });
    expect(done.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
  test('leave a line in the audit trail when they are done', async () => {
    await sites(many(2));
    await importFile(service, 'nothing.csv', 'nothing');
    expect(
      await service.database.query(
        `select did, actor_name as who, after->>'file' as file, after->'new' as new from audit order by seq desc limit 1`,
      ),
    ).toEqual([{ did: 'register.imported', who: 'Test Person', file: 'ecarehomesite.csv', new: 2 }]);
  });
  test('need a file', async () => {
    const response = await service.http
      .post('/imports')
      .set('authorization', await staff(service, 'national-programme'));
    expect(response.body).toMatchObject({
      status: 400,
      errors: [{ field: 'file', message: 'Select a file' }],
    });
  });
});

const mayRun = ['national-programme', 'system-administrator'];
test('who may: POST /imports', async () => {
  expect(
    await admitted(service, 'V1', () =>
      service.http.post('/imports').attach('file', Buffer.from('?'), 'a.csv'),
    ),
  ).toEqual(mayRun);
});
test('who may: GET /imports', async () => {
  expect(await admitted(service, 'V1', () => service.http.get('/imports'))).toEqual(mayRun);
});
test('who may: GET /imports/:id', async () => {
  const { id } = await sites(many(1));
  expect(await admitted(service, 'V1', () => service.http.get(`/imports/${id}`))).toEqual(mayRun);
});
