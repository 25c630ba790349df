import { describe, expect, test } from '@jest/globals';
import { officeFile, openDocument, pdf, plainZip, png } from '../../test/support/files.js';
import { fileKind } from './file-kind.js';

const kindOf = async (content: Buffer | string, name: string) =>
  (await fileKind(Buffer.from(content as string), name))?.endings[0];

describe('a file is kept for what it is, whatever it is called', () => {
  test.each([
    ['pdf', pdf],
    ['png', png],
    ['jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1])],
    ['gif', 'GIF89a\u0001'],
    ['webp', 'RIFF\u0024\u0000\u0000\u0000WEBPVP8 '],
    ['docx', officeFile('docx')],
    ['xlsx', officeFile('xlsx')],
    ['pptx', officeFile('pptx')],
    ['odt', openDocument('text')],
    ['ods', openDocument('spreadsheet')],
  ])('%s', async (kind, content) => {
    expect(await kindOf(await content, 'something')).toBe(kind);
  });
  test.each(['notes.txt', 'Assets.CSV'])('plain text called %s', async (name) => {
    expect(await kindOf('Café, “Rose”\r\n1,2\t3', name)).toBe('txt');
  });
});

describe('what could run or hide something is refused', () => {
  test.each([
    ['a program', 'policy.pdf', Buffer.from(`MZ\u0090${'\u0000'.repeat(200)}`)],
    ['a zip archive', 'policy.docx', plainZip()],
    ['Word with macros', 'policy.docx', officeFile('docm')],
    ['Excel with macros', 'list.xlsx', officeFile('xlsm')],
    ['Word that hides macros', 'policy.docx', officeFile('docx', { 'word/vbaProject.bin': 'x' })],
    ['HTML called text', 'policy.txt', '\uFEFF \n<!DOCTYPE html><script>alert(1)</script>'],
    ['SVG called text', 'logo.txt', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['text called HTML', 'policy.html', 'Hello'],
    ['a script', 'run.bat', 'echo off'],
    ['bytes called text', 'policy.txt', Buffer.from([1, 2, 3, 0, 255])],
    ['old Word', 'policy.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ])('%s', async (_, name, content) => {
    expect(await kindOf(await content, name)).toBeUndefined();
  });
});
