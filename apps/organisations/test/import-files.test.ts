import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import type { Organisation } from '@dspt/contracts/organisations/organisations';
import type { TestService } from '@dspt/testing/service';
import {
  locationsFile,
  manySites as many,
  odsFile,
  odsLine,
  successionsFile,
  type OdsLine,
} from './support/ods.js';
import { emptied, imported, startOrganisations } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
});
afterAll(() => service?.close());
beforeEach(() => emptied(service));

const sites = (lines: OdsLine[], options?: { force?: boolean }) =>
  imported(service, 'ecarehomesite.csv', odsFile(lines), options);
const get = async (code: string): Promise<Organisation> =>
  (await service.http.get(`/organisations/${code}`)).body as Organisation;

describe('a file is read in any of its variants', () => {
  const lines = [
    { code: 'V1', name: 'CAFÉ “ROSE”, THE', parent: 'A1' },
    { code: 'V2', name: 'BACK\\SLASH', parent: 'A1' },
  ];
  const file = odsFile(lines);
  test.each([
    ['as it is', Buffer.from(file)],
    ['with CRLF', Buffer.from(file.replaceAll('\n', '\r\n'))],
    ['without the last line end', Buffer.from(file.trimEnd())],
    ['with a byte order mark', Buffer.from(`\uFEFF${file}`)],
    ['in windows-1252', windows1252(file)],
    ['compressed', gzipSync(file)],
    ['with blank lines', Buffer.from(file.replaceAll('\n', '\n\n'))],
    ['without quotes where none are needed', Buffer.from(file.replaceAll(/"([^",”]*)"/g, '$1'))],
  ])('%s', async (_, content) => {
    const { counts } = await imported(service, 'ecarehomesite.csv', content);
    expect(counts).toMatchObject({ rows: 2, new: 2, unknownParent: 2, rejected: 0 });
    expect((await get('V1')).name).toBe('CAFÉ “ROSE”, THE');
    expect((await get('V2')).name).toBe('BACK\\SLASH');
  });
});

describe('a line with something odd in it', () => {
  test('does not stop the others, and is reported with its line', async () => {
    const lines = many(20).map(odsLine);
    const broken = [
      ...lines.slice(0, 5),
      '"V9","TOO SHORT"',
      ...lines.slice(5),
      odsLine({ code: 'V 8', parent: 'A1' }),
    ];
    const { counts, findings } = await imported(service, 'ecarehomesite.csv', `${broken.join('\n')}\n`);
    expect(counts).toMatchObject({ rows: 22, new: 20, rejected: 2 });
    expect(findings.filter(({ reason }) => !reason.includes('head office'))).toEqual([
      { line: 6, code: 'V9', reason: 'It has 2 columns instead of 27' },
      { line: 22, code: null, reason: '“V 8” is not an ODS code' },
    ]);
  });
  test('the same code twice counts once, as it comes first', async () => {
    const { counts } = await sites([
      { code: 'V1', name: 'FIRST', parent: 'A1' },
      { code: 'V1', name: 'SECOND', parent: 'A1' },
    ]);
    expect(counts).toMatchObject({ rows: 2, new: 1, duplicate: 1 });
    expect((await get('V1')).name).toBe('FIRST');
  });
  test('a list in a field is kept as it is', async () => {
    await sites([{ code: 'V1', name: 'ONE|TWO', parent: 'A1' }]);
    expect((await get('V1')).name).toBe('ONE|TWO');
  });
  test('many at one postcode with one name are all found', async () => {
    await sites(many(250, { name: 'BOOTS' }));
    const { body } = await service.http.get('/organisations').query({ q: 'boots', perPage: 100, page: 3 });
    expect([body.total, body.items.length]).toEqual([250, 50]);
  });
});

describe('other files', () => {
  test('facts of the care regulator may come before the sites', async () => {
    const file = locationsFile([['V1000', '1-123', 'Leeds', 'Yorkshire']]);
    expect((await imported(service, 'cqc-locations.csv', file)).counts.new).toBe(1);
    await sites(many(1));
    expect(await get('V1000')).toMatchObject({
      name: 'SITE V1000',
      localAuthority: 'Leeds',
      cqcLocationId: '1-123',
    });
    expect((await imported(service, 'cqc-locations.csv', file)).counts).toMatchObject({
      new: 0,
      unchanged: 1,
    });
    const moved = locationsFile([['V1000', '1-123', 'York', 'Yorkshire']]);
    expect((await imported(service, 'cqc-locations.csv', moved)).counts.changed).toBe(1);
  });
  test('successions may name codes nobody knows', async () => {
    const file = successionsFile([
      ['V1', 'V1000', 'C', '20200101', 'Y'],
      ['V1', 'V1', 'C', '20200101', 'Y'],
      ['V7', 'V8', '', '', ''],
    ]);
    expect((await imported(service, 'ecarehomesucc.csv', file)).counts).toMatchObject({
      rows: 3,
      new: 2,
      rejected: 1,
    });
    await sites([{ code: 'V1', closed: '20200101' }, ...many(1)]);
    expect((await get('V1')).successor).toEqual({ code: 'V1000', name: 'SITE V1000' });
    expect((await imported(service, 'ecarehomesucc.csv', file)).counts.unchanged).toBe(2);
  });
});

function windows1252(text: string): Buffer {
  const special: Record<string, number> = { '“': 0x93, '”': 0x94 };
  return Buffer.from(text.split('').map((character) => special[character] ?? character.charCodeAt(0)));
}
