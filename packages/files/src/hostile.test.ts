import { describe, expect, test } from '@jest/globals';
import { lookIntoDocument } from '@dspt/files/document';
import { FileTooDemanding } from '@dspt/files/in-worker';
import { readSpreadsheet } from '@dspt/files/spreadsheet';
import JSZip from 'jszip';

const sheetPath = 'xl/worksheets/sheet1.xml';
const rels = (type: string, target: string) =>
  `<Relationships xmlns="x"><Relationship Id="rId1" Type="http://x/${type}" Target="${target}"/><Relationship Id="rId2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;

type Compression = 'DEFLATE' | 'STORE';

/** A small workbook with some parts replaced. */
function workbook(parts: Record<string, string>, compression: Compression = 'DEFLATE'): Promise<Buffer> {
  const zip = new JSZip();
  const all = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': rels('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': rels('worksheet', 'worksheets/sheet1.xml'),
    [sheetPath]:
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>',
    ...parts,
  };
  for (const [path, content] of Object.entries(all)) zip.file(path, content);
  return zip.generateAsync({ type: 'nodebuffer', compression });
}

/** Longest time for which nothing else was done meanwhile. */
async function longestWait(work: Promise<unknown>): Promise<number> {
  let [last, longest] = [performance.now(), 0];
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  await work.catch(() => undefined);
  clearInterval(timer);
  return longest;
}

const million = 1_000_000;
/** Stored where packing it would be refused for that alone. */
const hostile: [name: string, parts: () => Record<string, string>, compression?: Compression][] = [
  ['very deep XML', () => ({ [sheetPath]: '<a>'.repeat(million) })],
  ['deep and closed', () => ({ [sheetPath]: '<a>'.repeat(million) + '</a>'.repeat(million) })],
  [
    'a part that is packed very tightly',
    () => ({ [sheetPath]: `<worksheet>${' '.repeat(9 * million)}</worksheet>` }),
  ],
  [
    'a part that unpacks to very much',
    () => ({ [sheetPath]: `<worksheet>${'<c/>'.repeat(2)}${' '.repeat(70 * million)}</worksheet>` }),
    'STORE',
  ],
  ['very many elements', () => ({ [sheetPath]: `<worksheet>${'<c/>'.repeat(1.6 * million)}</worksheet>` })],
  [
    'very many elements in several parts',
    () => ({
      'xl/sharedStrings.xml': `<sst>${'<x/>'.repeat(0.8 * million)}</sst>`,
      [sheetPath]: `<worksheet>${'<c/>'.repeat(0.8 * million)}</worksheet>`,
    }),
  ],
  [
    'very many filled cells',
    () => ({ [sheetPath]: `<worksheet><row>${'<c><v>1</v></c>'.repeat(0.2 * million)}</row></worksheet>` }),
  ],
  [
    'very many attributes',
    () => ({
      [sheetPath]: `<worksheet ${Array.from({ length: million / 10 }, (_, n) => `a${n}="1"`).join(' ')}/>`,
    }),
  ],
  ['one very long name', () => ({ [sheetPath]: `<${'a'.repeat(2 * million)}` })],
  ['one very long value', () => ({ [sheetPath]: `<a b="${'c'.repeat(2 * million)}` })],
  [
    'one very long text',
    () => ({
      [sheetPath]: `<worksheet><row><c t="str"><v>${'x'.repeat(2 * million)}</v></c></row></worksheet>`,
    }),
  ],
  [
    'entities that grow',
    () => ({
      [sheetPath]: '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>',
    }),
  ],
  [
    'an entity that is a file',
    () => ({
      [sheetPath]: '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>',
    }),
  ],
  [
    'very many shared strings',
    () => ({ 'xl/sharedStrings.xml': `<sst>${'<si><t>a</t></si>'.repeat(0.8 * million)}</sst>` }),
    'STORE',
  ],
  ['very many files', () => Object.fromEntries(Array.from({ length: 6000 }, (_, n) => [`a/${n}`, '']))],
];

describe('a small file cannot stop a service', () => {
  test.each(hostile.map(([name, parts, compression]) => ({ name, parts, compression })))(
    '$name',
    async ({ parts, compression }) => {
      const content = await workbook(parts(), compression);
      const started = performance.now();
      const reading = readSpreadsheet(content).catch((error: unknown) => error);
      expect(await longestWait(reading)).toBeLessThan(1000);
      const result = await reading;
      // Limits end it, not the time it may take.
      expect(performance.now() - started).toBeLessThan(10_000);
      if (!(result instanceof FileTooDemanding))
        expect(result).toMatchObject({ kind: 'unreadable', because: 'damaged' });
    },
    60_000,
  );

  test('parts that go over one another, and paths that lead out, are nothing special', async () => {
    const content = await workbook({
      'xl/_rels/workbook.xml.rels': rels('worksheet', '../../../etc/passwd'),
    });
    expect(await readSpreadsheet(content)).toEqual({ kind: 'read', sheets: [] });
  });

  test('formats and references made for slow patterns', async () => {
    const long = '"'.repeat(50_000) + '['.repeat(50_000);
    const content = await workbook({
      'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="164" formatCode='${'['.repeat(100_000)}'/></numFmts></styleSheet>`,
      [sheetPath]: `<worksheet><row r="${'9'.repeat(100_000)}"><c r="${'A'.repeat(100_000)}" t="str"><v>${long}</v></c></row></worksheet>`,
    });
    const started = performance.now();
    await readSpreadsheet(content);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('many at once wait for their turn, and are all read', async () => {
    const content = await workbook({});
    const readings = await Promise.all(Array.from({ length: 12 }, () => readSpreadsheet(content)));
    expect(new Set(readings.map(({ kind }) => kind))).toEqual(new Set(['read']));
  });

  test('and more than can be read are turned away', async () => {
    const content = await workbook({});
    const readings = await Promise.allSettled(
      Array.from({ length: 40 }, () => lookIntoDocument(content, 'a.xlsx')),
    );
    const refused = readings.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(8);
    expect(refused[0]).toMatchObject({ reason: { status: 503 } });
  });
});
