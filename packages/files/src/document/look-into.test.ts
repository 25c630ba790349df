import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { lookInto } from './look-into.js';

const file = (name: string): Buffer => readFileSync(join(process.cwd(), 'test/documents', name));
const look = async (content: Buffer | string, name: string): Promise<string> => {
  const { kind, because } = await lookInto(Buffer.from(content as string), name);
  return kind ?? because;
};
function zip(parts: Record<string, string>): Promise<Buffer> {
  const archive = new JSZip();
  for (const [path, content] of Object.entries(parts)) archive.file(path, content);
  return archive.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}
const types = (main: string) =>
  `<Types><Override PartName="/x" ContentType="application/${main}+xml"/></Types>`;
const word = (
  parts: Record<string, string> = {},
  main = 'vnd.openxmlformats-officedocument.wordprocessingml.document.main',
) => zip({ '[Content_Types].xml': types(main), 'word/document.xml': '<w/>', ...parts });
const openDocument = (parts: Record<string, string> = {}) =>
  zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<c/>', ...parts });
const ole = (stream: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from(`${stream}\0`, 'utf16le'),
  ]);
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

describe('files as people send them', () => {
  test.each([
    ['pdf-03-mail-headers-before.pdf', 'pdf'],
    ['pdf-06-password-to-open.pdf', 'password'],
    ['pdf-09-cut-off-half-way.pdf', 'cut-off'],
    ['doc-01-word-97.doc', 'old-office'],
    ['doc-02-password-protected.docx', 'password'],
    ['photo-01.heic', 'heic'],
    ['photo-02-heic-named.jpg', 'heic'],
    ['~$policy.docx', 'lock-file'],
    ['._policy.docx', 'side-file'],
    ['policy.gdoc', 'shortcut'],
    ['policy.url', 'shortcut'],
    ['zero-bytes.pdf', 'empty'],
  ])('%s is %s', async (name, is) => {
    expect(await look(file(name), name)).toBe(is);
    if (is === 'shortcut') expect(await look(file(name), 'policy.txt')).toBe(is);
  });
});

describe('a PDF that only may not be changed opens for everybody, however it is encrypted', () => {
  test.each(['r2', 'r3', 'r4', 'r4m', 'r5', 'r6', 'r6-objs'])('%s', async (revision) => {
    expect(await look(file(`owner-${revision}.pdf`), 'a.pdf')).toBe('pdf');
  });
  test.each(['r4', 'r6'])('and one that needs a password to open does not: %s', async (revision) => {
    expect(await look(file(`user-${revision}.pdf`), 'a.pdf')).toBe('password');
  });
});

describe('a file is kept for what it is, whatever it is called', () => {
  test.each([
    ['png', png],
    ['jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1])],
    ['gif', 'GIF89a\u0001'],
    ['webp', 'RIFF\u0024\u0000\u0000\u0000WEBPVP8 '],
    ['docx', word()],
    ['odt', openDocument()],
    ['xlsx', word({}, 'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main')],
    ['pptx', word({}, 'vnd.openxmlformats-officedocument.presentationml.presentation.main')],
  ])('%s', async (kind, content) => {
    expect(await look(await content, 'something')).toBe(kind);
    expect(await look(await content, 'policy.pdf')).toBe(kind);
  });
  test('plain text of Windows programs', async () => {
    expect(await look(Buffer.from('\uFEFFName\tRole\r\n', 'utf16le'), 'staff.txt')).toBe('txt');
  });
  test.each(['notes.txt', 'Assets.CSV'])('plain text called %s', async (name) => {
    expect(await look('Café, “Rose”\r\n1,2\t3', name)).toBe('txt');
  });
});

describe('what could run is refused', () => {
  const macroWord = 'vnd.ms-word.document.macroEnabled.main';
  test.each([
    ['macros', 'policy.docx', word({ 'word/vbaProject.bin': 'x' })],
    ['macros', 'policy.docx', word({ 'word/VBAPROJECT.BIN': 'x' })],
    ['macros', 'policy.docx', word({ 'customXml/deep/er/vbaproject.Bin': 'x' })],
    ['macros', 'policy.docx', word({}, macroWord)],
    ['macros', 'policy.odt', openDocument({ 'Basic/Standard/Module1.xml': 'x' })],
    ['macros', 'policy.odt', openDocument({ 'Scripts/python/evil.py': 'x' })],
    [
      'macros',
      'list.xlsx',
      zip({ '[Content_Types].xml': types('x'), 'xl/workbook.xml': '', 'xl/macrosheets/sheet1.xml': '' }),
    ],
    ['old-office', 'policy.doc', ole('WordDocument')],
    ['old-office', 'list.docx', ole('Workbook')],
    ['email', 'mail.msg', ole('__nameid_version1.0')],
    ['program', 'policy.pdf', `MZ\u0090${'\u0000'.repeat(200)}`],
    ['program', 'run.bat', 'echo off'],
  ])('%s: %s', async (because, name, content) => {
    expect(await look((await content) as Buffer, name)).toBe(because);
  });
});

describe('the virus that is none is refused without a scanner', () => {
  const sheet = 'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main';
  test.each([
    ['alone', eicar],
    ['with a line end', `${eicar}\r\n`],
    ['before other bytes', `${eicar}${' '.repeat(60)}\u001a`],
    ['after other bytes', `Policy\n${eicar}`],
    ['in a PDF', `%PDF-1.7\n${eicar}\n%%EOF`],
    ['in a DOCX', word({ 'word/media/a.txt': eicar })],
    ['in an XLSX', word({ 'xl/embeddings/a.bin': `\0${eicar}\n` }, sheet)],
    ['in an ODT', openDocument({ 'Pictures/a.png': eicar })],
    ['in a ZIP archive', zip({ 'a/b/c.txt': `${eicar}\n` })],
    [
      'in two pieces of a part',
      word({ 'word/media/a.bin': `${'x'.repeat(65_500)}${eicar}${'y'.repeat(90_000)}` }),
    ],
  ])('%s', async (_, content) => {
    expect(await look((await content) as Buffer, 'policy.txt')).toBe('virus');
  });

  test('a part that is damaged is looked into as far as it goes, and says nothing about the others', async () => {
    const archive = new JSZip();
    archive.file(
      '[Content_Types].xml',
      types('vnd.openxmlformats-officedocument.wordprocessingml.document.main'),
    );
    archive.file('word/media/a.bin', `here ${'x'.repeat(100)}`);
    const whole = await archive.generateAsync({ type: 'nodebuffer' });
    const at = whole.indexOf('here ');
    expect(await look(Buffer.from(whole).fill('z', at, at + 4), 'a.docx')).toBe('docx');
    expect(await look(Buffer.from(whole).fill(eicar, at + 5, at + 5 + eicar.length), 'a.docx')).toBe('virus');
  });

  test('a document that unpacks to more than any is not looked into for ever', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 6 }, (_, index) => [`word/media/${index}.bmp`, 'x'.repeat(50_000_000)]),
    );
    await expect(lookInto(await word(parts), 'a.docx')).rejects.toThrow('is too large');
  });
});

describe('what is not the document itself is named', () => {
  test.each([
    ['archive', 'policy.docx', zip({ 'a.txt': 'x' })],
    ['password', 'policy.odt', openDocument({ 'META-INF/manifest.xml': '<m><encryption-data/></m>' })],
    ['cut-off', 'policy.docx', word().then((content) => content.subarray(0, content.length - 40))],
    ['cut-off', 'photo.png', png.subarray(0, 50)],
    ['cut-off', 'policy.pdf', 'nothing of a PDF'],
    ['apple', 'policy.pages', zip({ 'Index/Document.iwa': 'x' })],
    ['web-page', 'policy.txt', '\uFEFF \n<!DOCTYPE html><script>alert(1)</script>'],
    ['web-page', 'policy.html', 'Hello'],
    ['drawing', 'logo.txt', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['drawing', 'logo.svg', '<svg/>'],
    ['rich-text', 'policy.doc', '{\\rtf1\\ansi Hello}'],
    ['email', 'mail.eml', 'From: a@example.org\r\nSubject: x\r\n\r\nHello'],
    ['blank', 'policy.docx', Buffer.alloc(5000)],
    ['placeholder', '.policy.pdf.icloud', 'bplist00'],
    ['unfinished', 'policy.pdf.crdownload', 'half'],
    ['shortcut', 'policy.lnk', Buffer.from('4c0000000114020000000000c000000000000046', 'hex')],
    [
      'shortcut',
      'policy.webloc',
      '<?xml version="1.0"?><plist><dict><key>URL</key><string>x</string></dict></plist>',
    ],
    ['lock-file', '.~lock.policy.odt#', ',ann,pc,28.11.2026'],
    ['side-file', 'Thumbs.db', 'x'],
    ['other', 'policy.txt', Buffer.from([1, 2, 3, 0, 255])],
  ])('%s: %s', async (because, name, content) => {
    expect(await look((await content) as Buffer, name)).toBe(because);
  });
});
