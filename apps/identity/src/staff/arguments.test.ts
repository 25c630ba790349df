import { expect, test } from '@jest/globals';
import { readArguments } from './arguments.js';

const ann = ['--email', 'Ann@Example.org', '--first-name', 'Ann', '--last-name', 'Bell'];

test('a complete command line says who becomes what', () => {
  expect(readArguments([...ann, '--role', 'regional-officer', '--areas', 'Somerset, Leeds,'])).toEqual({
    email: 'ann@example.org',
    firstName: 'Ann',
    lastName: 'Bell',
    role: 'regional-officer',
    areas: ['Somerset', 'Leeds'],
  });
});

test.each([
  [[], /email address.*--first-name is missing\n--last-name is missing/s],
  [[...ann, '--role', 'king'], /helpdesk-operator/],
  [[...ann, '--role', 'regional-officer'], /needs --areas/],
  [[...ann, '--name', 'Ann'], /--name/],
])('%j is refused with what is wrong', (args, message) => {
  expect(() => readArguments(args)).toThrow(message);
});
