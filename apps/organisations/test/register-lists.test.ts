import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { published } from '@dspt/contracts/assessment/publications';
import { registerColumnNames, type RegisterEntry } from '@dspt/contracts/organisations/register';
import { admitted, everyone } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { locationsFile, odsFile } from './support/ods.js';
import { emptied, imported, publicationOf, startOrganisations, tell } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
});
afterAll(() => service?.close());

const sites = [
  { code: 'V1', name: 'ACORN', parent: 'A1' },
  { code: 'V2', name: 'BEECH', parent: 'A1' },
  { code: 'V3', name: 'CEDAR', parent: 'A1', closed: '20200101' },
  { code: 'V4', name: '=HYPERLINK("http://x")', parent: 'A2' },
];
beforeEach(async () => {
  await emptied(service);
  service.clock.set(new Date('2026-05-03T12:00:00Z'));
  await imported(
    service,
    'ecarehomehq.csv',
    odsFile([
      { code: 'A1', name: 'ROSE GROUP' },
      { code: 'A2', name: 'THORN GROUP' },
    ]),
  );
  await imported(service, 'ecarehomesite.csv', odsFile(sites));
  await imported(
    service,
    'cqc-locations.csv',
    locationsFile([
      ['V1', '1-1', 'Leeds', 'Yorkshire'],
      ['V4', '1-4', 'York', 'Yorkshire'],
    ]),
  );
});

const publish = async (
  code: string,
  level: 'approaching' | 'met' | 'exceeded',
  covered: string[] = [],
): Promise<ReturnType<typeof publicationOf>> => {
  const publication = publicationOf(service, code, level);
  await tell(service, published, {
    ...publication,
    publishedBy: randomUUID(),
    covered: covered.map((site) => ({ code: site, via: 'head-office' as const })),
  });
  return publication;
};
const list = async (filter: object = {}) =>
  (await service.http.get('/register').query(filter)).body as { items: RegisterEntry[]; total: number };
const codesOf = async (filter?: object): Promise<string[]> =>
  (await list(filter)).items.map(({ code }) => code);

describe('the public register', () => {
  test('lists every open organisation whose name is known, by name', async () => {
    await imported(
      service,
      'edispensary.csv',
      odsFile([{ code: 'FA1', name: 'ZEST', parent: 'P1', country: '' }]),
    );
    const { items, total } = await list();
    expect([items.map(({ code }) => code), total]).toEqual([['V4', 'V1', 'V2', 'A1', 'A2', 'FA1'], 6]);
    expect(items[1]).toMatchObject({
      name: 'ACORN',
      type: 'care-home-site',
      postcode: 'TA4 1BT',
      localAuthority: 'Leeds',
      region: 'Yorkshire',
      headOffice: { code: 'A1', name: 'ROSE GROUP' },
      status: { state: 'not-published' },
    });
  });
  test.each([
    [{ status: 'met' }, ['V1', 'A1']],
    [{ status: 'exceeded' }, ['V4']],
    [{ status: 'not-published' }, ['V2', 'A2']],
    [{ localAuthority: 'Leeds' }, ['V1']],
    [{ region: 'Yorkshire', status: 'exceeded' }, ['V4']],
    [{ type: 'care-home-head-office' }, ['A1', 'A2']],
    [{ q: 'group' }, ['A1', 'A2']],
    [{ q: 'v2' }, ['V2']],
    [{ q: 'ta4 1bt', status: 'met' }, ['V1', 'A1']],
    [{ perPage: 2, page: 2 }, ['V2', 'A1']],
  ])('%j finds %j', async (filter, codes) => {
    await publish('A1', 'met', ['V1']);
    await publish('V4', 'exceeded');
    expect(await codesOf(filter)).toEqual(codes);
  });
  test('refuses a filter it does not know', async () => {
    expect((await service.http.get('/register').query({ status: 'good' })).status).toBe(400);
  });
  test('is downloaded as CSV, in which no cell is a formula', async () => {
    await publish('A1', 'met', ['V1']);
    const response = await service.http.get('/register.csv').query({ region: 'Yorkshire' });
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(response.headers['content-disposition']).toBe('attachment; filename="register-2026-05-03.csv"');
    expect(parse(response.text, { columns: true })).toEqual([
      {
        'ODS code': 'V1',
        Name: 'ACORN',
        Type: 'Care home or care site',
        Postcode: 'TA4 1BT',
        'Local authority': 'Leeds',
        Region: 'Yorkshire',
        'Head office (ODS code)': 'A1',
        'Head office (name)': 'ROSE GROUP',
        Status: 'Standards Met',
        Edition: '2026-27',
        'Published on': '2026-05-03',
        'Expires on': '2027-05-03',
        'Through (ODS code)': 'A1',
        'Through (name)': 'ROSE GROUP',
        'Former head office': '',
      },
      expect.objectContaining({
        Name: '\'=HYPERLINK("http://x")',
        Status: 'Not published',
        'Expires on': '',
      }),
    ]);
  });
});

describe('the whole register', () => {
  const whole = (headers: Record<string, string> = {}) =>
    service.http.get('/register.csv').set({ 'accept-encoding': 'identity', ...headers });
  test('is served as a file, compressed for whoever takes it, and not at all to whoever has it', async () => {
    const plain = await whole();
    expect(plain.status).toBe(200);
    expect(plain.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="register-2026-05-03.csv"',
      'cache-control': 'public, max-age=60',
      vary: 'accept-encoding',
    });
    expect(parse(plain.text, { columns: true })).toHaveLength(5);
    const compressed = await whole({ 'accept-encoding': 'gzip' });
    expect([compressed.headers['content-encoding'], compressed.text]).toEqual(['gzip', plain.text]);
    expect(compressed.headers['etag']).not.toBe(plain.headers['etag']);
    const known: Record<string, string>[] = [
      { 'if-none-match': plain.headers['etag']! },
      { 'if-none-match': `"other", ${compressed.headers['etag']}` },
      { 'if-modified-since': plain.headers['last-modified']! },
    ];
    for (const header of known) expect((await whole(header)).status).toBe(304);
    expect((await whole({ 'if-none-match': '"other"' })).status).toBe(200);
  });
  test('is written once for all who ask at once, and again after a change', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => whole()));
    const etag = answers[0]!.headers['etag']!;
    expect(new Set(answers.map(({ headers }) => headers['etag']))).toEqual(new Set([etag]));
    await publish('V2', 'met');
    let after = await whole();
    while (after.headers['etag'] === etag) after = await whole();
    expect(after.text).toContain('Standards Met');
  });
});

describe('the whole register for spreadsheets and programs', () => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    service.http.get(path).set({ 'accept-encoding': 'identity', ...headers });
  const workbookOf = async (response: { body: unknown }) => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(response.body as ArrayBuffer);
    return workbook.getWorksheet('Register')!;
  };

  /** What was written for another day is not served any more, however new it is. */
  const onDay = (day: string) => service.clock.set(new Date(`${day}T12:00:00Z`));

  test('holds the same in each format, and no cell of the workbook is a formula', async () => {
    onDay('2026-05-04');
    await publish('A1', 'met', ['V1']);
    const csv = parse((await get('/register.csv')).text, { columns: true }) as Record<string, string>[];
    const json = (await get('/register.json')).body as { items: RegisterEntry[] };
    const sheet = await workbookOf(await get('/register.xlsx').responseType('blob'));
    expect(json.items).toEqual((await list()).items.toSorted((a, b) => a.code.localeCompare(b.code)));
    expect(json.items.map(({ code }) => code)).toEqual(csv.map((row) => row['ODS code']));
    expect(sheet.getRow(1).values).toEqual([undefined, ...registerColumnNames]);
    expect(sheet.getColumn(1).values.slice(2)).toEqual(csv.map((row) => row['ODS code']));
    const index = csv.findIndex((row) => row['ODS code'] === 'V1');
    expect(sheet.getCell(index + 2, 11).value).toEqual(new Date('2026-05-04T00:00:00Z'));
    sheet.eachRow((row) => row.eachCell((cell) => expect(cell.type).not.toBe(ExcelJS.ValueType.Formula)));
  });
  test('a part of it comes as JSON, too', async () => {
    await publish('A1', 'met', ['V1']);
    const { body } = await get('/register.json').query({ status: 'met' });
    expect((body as { items: RegisterEntry[] }).items.map(({ code }) => code)).toEqual(['A1', 'V1']);
    expect((await get('/register.json').query({ region: 'Nowhere' })).body).toEqual({ items: [] });
  });
  test.each([
    ['/register.json', 'application/json; charset=utf-8', 'register-2026-05-03.json'],
    [
      '/register.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'register-2026-05-03.xlsx',
    ],
  ])('%s is not sent to whoever has it', async (path, type, name) => {
    const { headers } = await get(path);
    expect([headers['content-type'], headers['content-disposition']]).toEqual([
      type,
      `attachment; filename="${name}"`,
    ]);
    expect((await get(path, { 'if-none-match': headers['etag']! })).status).toBe(304);
    expect((await get(path, { 'if-modified-since': headers['last-modified']! })).status).toBe(304);
  });
  test('a workbook is as new as the CSV: both are other ones after a change', async () => {
    onDay('2026-05-05');
    const { etag } = (await get('/register.xlsx')).headers;
    await publish('V2', 'met');
    let after = await get('/register.xlsx');
    while (after.headers['etag'] === etag) after = await get('/register.xlsx');
    expect(after.headers['etag']).toBe((await get('/register.csv')).headers['etag']);
  });
  test('says how large its files are', async () => {
    const json = await get('/register.json');
    const { body } = await get('/register-files');
    expect(body).toEqual({
      organisations: 5,
      sameSince: expect.any(String),
      files: expect.arrayContaining([
        { format: 'csv', bytes: Buffer.byteLength((await get('/register.csv')).text) },
        { format: 'json', bytes: Buffer.byteLength(json.text) },
      ]),
    });
  });
});

test('who may: GET /register-files', async () => {
  expect(await admitted(service, 'V1', () => service.http.get('/register-files'))).toEqual(everyone);
});
test('who may: GET /register.json', async () => {
  expect(await admitted(service, 'V1', () => service.http.get('/register.json'))).toEqual(everyone);
});
test('who may: GET /register.xlsx', async () => {
  expect(await admitted(service, 'V1', () => service.http.get('/register.xlsx'))).toEqual(everyone);
});
test('who may: GET /register', async () => {
  expect(await admitted(service, 'V1', () => service.http.get('/register'))).toEqual(everyone);
});
test('who may: GET /register.csv', async () => {
  expect(await admitted(service, 'V1', () => service.http.get('/register.csv'))).toEqual(everyone);
});
