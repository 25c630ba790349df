import { expect, test } from '@jest/globals';
import { openOperations } from '@dspt/contracts/organisations/open-api';
import { registerColumnNames } from '@dspt/contracts/organisations/register';
import { article } from '../../content/content.js';
import { registerFilesPage, sizeText } from './register-files.page.js';

test.each([
  [0, '1 kB'],
  [2500, '3 kB'],
  [9_437_184, '9.4 MB'],
  [31_000_000, '31 MB'],
])('%d bytes read %j', (bytes, text) => expect(sizeText(bytes)).toBe(text));

test('each file is named with its size, where it is known', () => {
  const { model } = registerFilesPage({
    organisations: 65_000,
    sameSince: '2026-05-03T13:05:00Z',
    files: [
      { format: 'csv', bytes: 9_437_184 },
      { format: 'xlsx', bytes: null },
    ],
  });
  expect(model.facts).toEqual([
    '65,000 organisations are in it.',
    'It has not changed since 3 May 2026 at 2:05pm.',
  ]);
  expect(model.files.map(({ text }) => text)).toEqual(['Excel (XLSX)', 'CSV, 9.4 MB', 'JSON']);
});

test('the files can be had while nobody can say how large they are', () => {
  expect(registerFilesPage().model.files).toHaveLength(3);
});

test('every column of the register is explained, in the order of the columns', () => {
  const { html } = article('information/register-columns', { json: '', programs: '' });
  const explained = [...html.matchAll(/<tr[^>]*>\s*<td[^>]*>([^<]*)<\/td>/g)].map(([, name]) => name);
  expect(explained).toEqual(registerColumnNames);
});

test('every address of the open interface is explained to those who write programs', () => {
  const { html } = article('information/open-api', { address: '', description: '' });
  const explained = [...html.matchAll(/<tr[^>]*>\s*<td[^>]*><code>([^<?]*)/g)].map(([, path]) => path!);
  const asTemplate = (path: string) => path.replace('A1B2C', ':code').replace('7K3MQ9RTV2XB', ':code');
  expect(explained.map(asTemplate).toSorted()).toEqual(openOperations.map(({ path }) => path).toSorted());
});
