import { describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { plainZip } from '../../test/support/files.js';
import { readSheet } from './spreadsheet-reader.js';

async function workbook(fill: (sheet: ExcelJS.Worksheet) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Other').addRow(['not this one']);
  fill(book.addWorksheet('Plan'));
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Puts something else in place of one part of a file. */
async function tampered(content: Buffer, path: string, change: (xml: string) => string): Promise<Buffer> {
  const zip = await JSZip.loadAsync(content);
  zip.file(path, change(await zip.file(path)!.async('string')));
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

const plain = () => workbook((sheet) => sheet.addRow(['1.1.1', 'Write & say “so”', 46_473]));

test('reads text and numbers of the sheet asked for, with the row numbers people see', async () => {
  const content = await workbook((sheet) => {
    sheet.addRow(['A', { richText: [{ text: 'two ' }, { text: 'runs', font: { bold: true } }] }]);
    sheet.getRow(4).getCell(3).value = new Date('2027-03-27T00:00:00Z');
    sheet.getRow(4).getCell(4).value = { formula: '1+1', result: 2 };
  });
  const sheet = await readSheet(content, 'Plan');
  expect(sheet?.rows.map(({ number, cells }) => [number, Object.fromEntries(cells)])).toEqual([
    [1, { A: 'A', B: 'two runs' }],
    [4, { C: 46_473, D: 2 }],
  ]);
});

describe('a file that is something else is nothing', () => {
  test.each([
    ['text', Buffer.from('hello')],
    ['another archive', plainZip()],
    ['cut short', plain().then((content) => content.subarray(0, content.length / 2))],
    [
      'without that sheet',
      plain().then((content) =>
        tampered(content, 'xl/workbook.xml', (xml) => xml.replace('"Plan"', '"Plans"')),
      ),
    ],
    [
      'with broken parts',
      plain().then((content) => tampered(content, 'xl/worksheets/sheet2.xml', () => '<worksheet><row>')),
    ],
  ])('%s', async (_, content) => {
    expect(await readSheet(await content, 'Plan')).toBeUndefined();
  });
});

describe('a small file cannot fill the memory', () => {
  test('with text that unpacks to very much', async () => {
    const bomb = await tampered(
      await plain(),
      'xl/worksheets/sheet2.xml',
      (xml) => xml + ' '.repeat(30_000_000),
    );
    expect(bomb.length).toBeLessThan(200_000);
    expect(await readSheet(bomb, 'Plan')).toBeUndefined();
  });
  test('with ranges over every cell there can be', async () => {
    const everything = 'A1:XFD1048576';
    const ranged = await tampered(await plain(), 'xl/worksheets/sheet2.xml', (xml) =>
      xml.replace(
        '</sheetData>',
        `</sheetData><mergeCells count="1"><mergeCell ref="${everything}"/></mergeCells><dataValidations count="1"><dataValidation sqref="${everything}"/></dataValidations>`,
      ),
    );
    expect((await readSheet(ranged, 'Plan'))?.rows).toHaveLength(1);
  });
  test('with entities that grow', async () => {
    const growing = await tampered(await plain(), 'xl/sharedStrings.xml', (xml) =>
      xml.replace('<sst', '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa">]><sst').replace('so', '&a;&a;'),
    );
    expect(await readSheet(growing, 'Plan')).toBeUndefined();
  });
});
