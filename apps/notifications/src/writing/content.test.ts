import { expect, test } from '@jest/globals';
import { mustBeEqual } from '@dspt/service-kit/content';
import { read } from './content.js';

test('whatever is wrong with a file, its name is told', () => {
  const refuse = () => {
    throw new Error('has no subject');
  };
  expect(() => read('published', refuse)).toThrow('content/published.md: has no subject');
  expect(() => read('unheard-of', String)).toThrow('content/unheard-of.md');
});

test('what is missing is told, and what is used by nothing', () => {
  expect(() => mustBeEqual('Files', ['a', 'b'], ['b', 'c'])).toThrow('Files: missing a; used by nothing c');
  expect(() => mustBeEqual('Files', ['a', 'b'], ['b', 'a', 'b'])).not.toThrow();
});
