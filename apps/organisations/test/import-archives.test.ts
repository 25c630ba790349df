import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { TestService } from '@dspt/testing/service';
import JSZip from 'jszip';
import { manySites, odsFile } from './support/ods.js';
import { emptied, importFile, startOrganisations } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
});
afterAll(() => service?.close());
beforeEach(() => emptied(service));

type Parts = Record<string, string | Buffer>;
function zip(parts: Parts): Promise<Buffer> {
  const archive = new JSZip();
  for (const [name, content] of Object.entries(parts)) archive.file(name, content);
  return archive.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

const sites = odsFile(manySites(3));

describe('a ZIP archive, as it comes from NHS Digital, is imported', () => {
  test.each<[string, string, Parts]>([
    [
      'with a description beside the file',
      'ecarehomesite.zip',
      { 'ecarehomesite.csv': sites, 'a.pdf': '%PDF' },
    ],
    ['in a folder, in capitals', 'ODS.ZIP', { 'data/ECAREHOMESITE.CSV': sites }],
    [
      'with others of which its name says which',
      'ecarehomesite (1).zip',
      { 'ecarehomesite.csv': sites, 'ets.csv': 'x' },
    ],
    [
      'made on a Mac',
      'ecarehomesite.zip',
      { 'ecarehomesite.csv': sites, '__MACOSX/._ecarehomesite.csv': 'x' },
    ],
  ])('%s', async (_, name, parts) => {
    const report = await importFile(service, name, await zip(parts));
    expect(report).toMatchObject({
      state: 'done',
      refusal: null,
      kind: 'ecarehomesite',
      counts: { rows: 3 },
    });
    expect(report.file).toMatch(/ecarehomesite\.csv \(.*\)$/i);
  });

  test('of changes, whichever of the two names says so', async () => {
    const report = await importFile(
      service,
      'ecarehomesite_changes.zip',
      await zip({ 'ecarehomesite.csv': sites }),
    );
    expect(report).toMatchObject({ state: 'done', changesOnly: true });
  });
});

describe('one that cannot be used is refused with the reason, and nothing is changed', () => {
  const whole = zip({ 'ecarehomesite.csv': sites });
  const encrypted = whole.then((content) => {
    const copy = Buffer.from(content);
    for (const [sign, flags] of [
      ['PK\u0003\u0004', 6],
      ['PK\u0001\u0002', 8],
    ] as const)
      copy[copy.indexOf(sign) + flags]! |= 1;
    return copy;
  });
  test.each<[string, string, Buffer | Promise<Buffer>, string]>([
    ['cut off', 'ecarehomesite.zip', whole.then((content) => content.subarray(0, -30)), 'damaged or cut off'],
    [
      'damaged',
      'ecarehomesite.zip',
      whole.then((content) => Buffer.from(content).fill(7, 60, 90)),
      'damaged or cut off',
    ],
    ['with a password', 'ecarehomesite.zip', encrypted, 'has a password'],
    ['without a CSV file', 'ecarehomesite.zip', zip({ 'a.pdf': '%PDF' }), 'there is no CSV file in it'],
    ['with another file', 'ecarehomesite.zip', zip({ 'ets.csv': sites }), 'its CSV files are ets.csv'],
    ['with unknown files', 'ods.zip', zip({ 'b.csv': sites }), 'its CSV files are b.csv'],
    [
      'with several',
      'ods.zip',
      zip({ 'ets.csv': sites, 'etr.csv': sites }),
      'several files that can be imported: ets.csv, etr.csv',
    ],
    [
      'with an archive in it',
      'ods.zip',
      whole.then((inner) => zip({ 'ecarehomesite.csv': inner })),
      'is a ZIP archive',
    ],
    [
      'of very many files',
      'ecarehomesite.zip',
      zip(Object.fromEntries(Array.from({ length: 6000 }, (_, n) => [`${n}`, '']))),
      'far more',
    ],
    [
      'a bomb',
      'ecarehomesite.zip',
      zip({ 'ecarehomesite.csv': Buffer.alloc(40 * 1024 ** 2, 'A\n') }),
      'far more',
    ],
    [
      'a workbook',
      'ecarehomesite.csv',
      zip({ '[Content_Types].xml': '<a/>', 'xl/workbook.xml': '' }),
      'is a spreadsheet',
    ],
  ])('%s', async (_, name, content, refusal) => {
    const report = await importFile(service, name, await content);
    expect(report).toMatchObject({ state: 'refused', refusal: expect.stringContaining(refusal) });
    const [row] = await service.database.query<{ known: number }[]>(
      'select count(*)::int as known from organisations',
    );
    expect(row!.known).toBe(0);
  });
});
