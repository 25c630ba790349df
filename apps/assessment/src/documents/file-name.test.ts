import { expect, test } from '@jest/globals';
import { attachment, safeFileName } from './file-name.js';

test.each([
  ['Policy 2026.pdf', 'Policy 2026.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['C:\\My files\\Policy.PDF', 'Policy.pdf'],
  ['evil.exe', 'evil.exe.pdf'],
  ['scan.JPG', 'scan.pdf'],
  ['a\r\nset-cookie: x.pdf', 'a set-cookie x.pdf'],
  ['\u202Efdp.exe', 'fdp.exe.pdf'],
  ['...', 'document.pdf'],
  ['', 'document.pdf'],
  ['Café “Rose”.pdf', 'Café “Rose”.pdf'],
  [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(200)}.pdf`],
])('%j is kept as %j', (given, kept) => {
  expect(safeFileName(given, ['pdf'])).toBe(kept);
});

test('a header with the name saves the file and cannot be broken out of', () => {
  expect(attachment('Café "x".pdf')).toBe(
    `attachment; filename="Caf_ _x_.pdf"; filename*=UTF-8''Caf%C3%A9%20%22x%22.pdf`,
  );
});
