import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { TestService } from '@dspt/testing/service';
import { base, bytesOf, found, onlyBase, sites } from './support/cases.js';
import { odsFile } from './support/ods.js';
import { emptied, imported, importFile, startOrganisations } from './support/service.js';

const textOf = (file: string): string => bytesOf(file).toString();

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
});
afterAll(() => service?.close());
beforeEach(() => onlyBase(service));

const get = (code: string) => found(service, code);
const known = async () =>
  service.database.query(
    'select * from organisations full join ods_relationships on site = code order by code',
  );

describe('a first line that names the columns', () => {
  const file = textOf('ods-05-with-header-and-status-words.csv');
  const header = file.slice(0, file.indexOf('\n')).trim();
  test.each([
    ['as it is downloaded', file],
    ['with a byte order mark', `\uFEFF${file}`],
    ['in capitals', file.replace(header, header.toUpperCase())],
    ['without quotation marks', file.replace(header, header.replaceAll('"', ''))],
    ['without blanks', file.replace(header, header.replaceAll(/ /g, ''))],
    ['with underlines', file.replace(header, header.replaceAll(' ', '_').toLowerCase())],
    [
      'with other words',
      file.replace(
        header,
        header.replace('Organisation Code', 'ODS').replace('"Name"', '"Organisation Name"'),
      ),
    ],
    ['between semicolons', file.replaceAll('","', '";"')],
    ['between tabs', file.replaceAll('","', '"\t"')],
  ])('is known as such: %s', async (_, content) => {
    const before = await known();
    const { counts, findings } = await imported(service, sites, content);
    expect(counts).toMatchObject({ rows: 40, unchanged: 40, rejected: 0 });
    expect(findings.filter(({ reason }) => !reason.includes('head office'))).toEqual([]);
    expect(await known()).toEqual(before);
  });
  test('is refused when it names them in another order', async () => {
    const moved = header.replace('"Open Date","Close Date"', '"Close Date","Open Date"');
    const report = await importFile(service, sites, file.replace(header, moved));
    expect(report.refusal).toBe(
      'Line 1 names the columns, and column 11 is “Close Date”: it is not in the order of ecarehomesite.',
    );
  });
  test('and a status word says what the letter said', async () => {
    const closed = file.replace('"ACTIVE"', '"Inactive"');
    expect((await imported(service, sites, closed)).counts.closed).toBe(1);
    expect((await get('VLZ01')).open).toBe(false);
  });
});

describe('two encodings in one file', () => {
  const mixed = bytesOf('ods-08-mixed-encodings-in-one-file.csv');
  const names = (codes: string[]) => Promise.all(codes.map(async (code) => (await get(code)).name));
  test('are told apart by the line, and nothing garbled is kept', async () => {
    const { counts, findings } = await imported(service, sites, mixed);
    expect(counts).toMatchObject({ rows: 40, renamed: 2, rejected: 1 });
    expect(findings).toContainEqual({
      line: 2,
      code: 'VLZ02',
      reason: '“M�LLER HOUSE” is in another encoding than the rest of the file',
    });
    expect(await names(['VLZ01', 'VLZ02', 'VLZ03'])).toEqual([
      'CAFÉ ROSE – ST MARY’S',
      'FICTITIOUS LODGE 2',
      'PLAS YR ŴYŶN',
    ]);
  });
  test('are told apart where most of the file is in windows-1252', async () => {
    const lines = base.toString().split('\n');
    const content = Buffer.concat(
      lines.map((line, index) => {
        const name = ['MÜLLER HOUSE', 'CAFÉ ROSE', 'CHÂTEAU', 'ZOË'][index];
        const text = Buffer.from(`${name ? line.replace(/FICTITIOUS LODGE \d+/, name) : line}\n`, 'latin1');
        return index === 2 ? Buffer.from(`${line.replace(/FICTITIOUS LODGE \d+/, 'CHÂTEAU')}\n`) : text;
      }),
    );
    const { counts, findings } = await imported(service, sites, content);
    expect(counts).toMatchObject({ renamed: 3, rejected: 1 });
    expect(findings.find(({ line }) => line === 3)?.reason).toContain('in another encoding');
    expect(await names(['VLZ01', 'VLZ02', 'VLZ03', 'VLZ04'])).toEqual([
      'MÜLLER HOUSE',
      'CAFÉ ROSE',
      'FICTITIOUS LODGE 3',
      'ZOË',
    ]);
  });
  test('are noticed when a program has made a mess of them before', async () => {
    const content = base.toString().replace('FICTITIOUS LODGE 7"', 'CAFÃ© ROSE"');
    const { findings } = await imported(service, sites, content);
    expect(findings).toContainEqual({
      line: 7,
      code: 'VLZ07',
      reason: '“CAFÃ© ROSE” is in another encoding than the rest of the file',
    });
  });
});

describe('closing more than 5 %', () => {
  const closing = textOf('ods-14-one-in-eight-closed.csv');
  test('on a day that lies ahead is refused as if it were today', async () => {
    const { refusal } = await importFile(service, sites, closing);
    expect(refusal).toContain(
      'Of 40 known, 0 are missing from the file and 5 are closed in it: more than 5 %',
    );
    expect((await get('VLZ01')).closedOn).toBeNull();
  });
  test('is no news once it was forced', async () => {
    await imported(service, sites, closing, { force: true });
    expect((await imported(service, sites, closing)).counts.unchanged).toBe(40);
    expect((await get('VLZ01')).closedOn).toBe('2027-01-01');
  });
  test('by several files of one day is refused, too', async () => {
    const lines = base.toString().split('\n');
    const close = (...codes: string[]) =>
      lines
        .filter((line) => codes.some((code) => line.includes(code)))
        .map((line) => line.replace('"20150401",""', '"20150401","20261231"'))
        .join('\n');
    const name = (part: number) => `ecarehomesite_changes_20261024_to_20261031 (${part}).csv`;
    await imported(service, name(1), close('VLZ01'));
    await imported(service, name(2), close('VLZ02'));
    const { refusal } = await importFile(service, name(3), close('VLZ03'));
    expect(refusal).toContain('1 are closed in it, and 2 by files taken earlier today: more than 5 %');
    service.clock.set(new Date('2026-11-02T12:00:00Z'));
    await imported(service, name(3), close('VLZ03'));
  });
});

test('odd rows are named by their line, and the good ones are taken', async () => {
  await emptied(service);
  service.clock.set(new Date('2026-11-01T12:00:00Z'));
  const { counts, findings } = await imported(service, sites, bytesOf('ods-19-odd-rows.csv'));
  expect(counts).toMatchObject({ duplicate: 1, rejected: 8 });
  const told = findings.filter(({ reason }) => !/head office AZZ\d is not/.test(reason));
  expect(told.map(({ line, code, reason }) => `${line} ${code}: ${reason}`)).toMatchInlineSnapshot(`
    [
      "1 VLZZ1: “zz1 1zz” was read as ZZ1 1ZZ",
      "2 VLZZ2: “ZZ11ZZ” was read as ZZ1 1ZZ",
      "3 VLZZ2: The code is in the file more than once; this line was left out",
      "4 VLZZ3: What was around its postcode ZZ1 1ZZ was left out",
      "8 VLZZ5: It names itself as its head office; no head office was taken",
      "9 VLZZ6: It would operate itself through its head office; no head office was taken",
      "10 VLZZ7: It would operate itself through its head office; no head office was taken",
      "11 VLZZ8: It closed (2019-01-01) before it opened (2020-01-01)",
      "11 VLZZ8: It joined its head office (2015-04-01) before it opened (2020-01-01)",
      "12 VLZZ9: It closes in the future, on 2028-02-29",
      "13 VLZZA: Open date “20190229” is not a date",
      "14 VLZZC: It opens in the future, on 2099-12-31",
      "14 VLZZC: It joined its head office (2015-04-01) before it opened (2099-12-31)",
      "15 VLZZD: Open date “00000000” is not a date",
      "16 null: “” is not an ODS code",
      "17 VLZZE: It has no name",
      "18 null: “VVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVV” is not an ODS code",
      "19 VLZZF: Its name has 300 characters; at most 200 can be kept",
      "20 VLZZG: “-1” is not a postcode; kept as it is",
      "22 VLZZJ: What was around its postcode ZZ1 1ZZ was left out",
      "24 VLZZL: It has no postcode",
      "25 VLZZM: “ZZ1 OZZ” is not a postcode; kept as it is",
      "26 VLZZN: “BFPO 801” is not a postcode; kept as it is",
      "30 VLZZT: It joined its head office (1900-01-01) before it opened (2015-04-01)",
      "31 VLZZV: A quotation mark is opened in it and not closed",
      "32 VLZZW: A quotation mark opened on line 31 is not closed",
    ]
  `);
  expect(await Promise.all(['VLZZ1', 'VLZZ2', 'VLZZ3', 'VLZZH', 'VLZZJ', 'VLZZK', 'VLZZX'].map(get))).toEqual(
    [
      ['GOOD ROW, WITH COMMA AND "QUOTES"', 'ZZ1 1ZZ'],
      ['LOWER CASE CODE WITH SPACE', 'ZZ1 1ZZ'],
      ['LINE ONE LINE TWO', 'ZZ1 1ZZ'],
      ['NULBYTE', 'ZZ1 1ZZ'],
      ['ZEROWIDTH NO BREAK', 'ZZ1 1ZZ'],
      ['EMOH', 'ZZ1 1ZZ'],
      ['AFTER THE BAD LINES', 'ZZ1 1ZZ'],
    ].map(([name, postcode]) =>
      expect.objectContaining({ name, address: expect.objectContaining({ postcode }) }),
    ),
  );
  expect((await get('VLZZ6')).headOffice).toBeNull();
});

test('a loop of head offices is found through what was known before', async () => {
  await imported(
    service,
    'ecarehomesite_changes_20261024_to_20261031.csv',
    odsFile([{ code: 'VLZ01', name: 'FICTITIOUS LODGE 1', parent: 'VLZ02' }]),
  );
  const { findings } = await imported(
    service,
    'ecarehomesite_changes_20261031_to_20261107.csv',
    odsFile([{ code: 'VLZ02', name: 'FICTITIOUS LODGE 2', parent: 'VLZ01' }]),
  );
  expect(findings.map(({ reason }) => reason)).toContain(
    'It would operate itself through its head office; no head office was taken',
  );
});

describe('a quotation mark that is never closed', () => {
  const lines = base.toString().trimEnd().split('\r\n');
  test('spoils its own line and no other', async () => {
    const broken = lines.with(4, lines[4]!.replace('LODGE 5"', 'LODGE 5'));
    const { counts, findings } = await imported(service, sites, broken.join('\r\n'));
    expect(counts).toMatchObject({ rows: 40, unchanged: 39, rejected: 1, missing: 0 });
    expect(findings).toContainEqual({
      line: 5,
      code: 'VLZ05',
      reason: 'A quotation mark is opened in it and not closed',
    });
  });
  test('on the last line of a whole file is no cut', async () => {
    const broken = lines.with(39, lines[39]!.replace('LODGE 40"', 'LODGE 40'));
    expect((await imported(service, sites, broken.join('\r\n'))).counts.rejected).toBe(1);
  });
});

test('a file of changes is known by its name: what it does not name is as it was', async () => {
  const before = (await known()) as { code: string }[];
  const name = 'ecarehomesite_changes_20270101_to_20270108.csv';
  service.clock.set(new Date('2027-01-08T12:00:00Z'));
  const report = await imported(service, name, bytesOf(name));
  expect(report).toMatchObject({ changesOnly: true, kind: 'ecarehomesite' });
  expect(report.counts).toMatchObject({ rows: 2, renamed: 1, closed: 1, missing: 0 });
  expect([(await get('VLZ05')).name, (await get('VLZ06')).closedOn]).toEqual([
    'FICTITIOUS LODGE 5 (RENAMED)',
    '2027-01-05',
  ]);
  const others = (rows: { code: string }[]) => rows.filter(({ code }) => !['VLZ05', 'VLZ06'].includes(code));
  expect(others((await known()) as { code: string }[])).toEqual(others(before));
});
