import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import type { TestService } from '@dspt/testing/service';
import { admitted } from './support/access.js';
import { locationsFile, manySites as many, odsFile, successionsFile, type OdsLine } from './support/ods.js';
import { emptied, imported, importFile, staff, startOrganisations } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
});
afterAll(() => service?.close());
beforeEach(() => emptied(service));

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
      'one with a stray quotation mark',
      'ecarehomesite.csv',
      good.replace('SITE V1001', 'SITE "V1001'),
      'Line 2 has a quotation mark',
    ],
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
    expect(await service.database.query('select count(*)::int as known from organisations')).toEqual([
      { known: 4 },
    ]);
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
  test('that were interrupted are closed by the next one', async () => {
    const { id } = await sites(many(1));
    await service.database.query(`update imports set state = 'running', finished_at = null`);
    await sites(many(1));
    const { body } = await service.http
      .get(`/imports/${id}`)
      .set('authorization', await staff(service, 'national-programme'));
    expect(body).toMatchObject({
      state: 'refused',
      refusal: 'The import was interrupted. Nothing was changed.',
    });
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
