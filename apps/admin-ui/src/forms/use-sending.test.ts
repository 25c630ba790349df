import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const source = new URL('../', import.meta.url);
const filesWith = (words: string): string[] =>
  readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
    .filter((name) => readFileSync(new URL(name, source), 'utf8').includes(words));

test('ids of what is made once come from one place, which makes a new one when the first has been used', () => {
  expect(filesWith('randomUUID')).toEqual(['forms/use-sending.ts']);
});

test('no form is begun anew, and what was chosen lost, because somebody else has changed what it is about', () => {
  expect(filesWith('key={record.version}')).toEqual([]);
});
