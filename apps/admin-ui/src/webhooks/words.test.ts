import { expect, test } from '@jest/globals';
import { outcomeText } from './words.js';

test.each([
  [{ state: 'active', failures: 0, problem: null } as const, 'Active'],
  [
    { state: 'active', failures: 1, problem: 'It answered 500' } as const,
    'Failed once in a row: It answered 500',
  ],
  [
    { state: 'active', failures: 3, problem: 'The connection was cut' } as const,
    'Failed 3 times in a row: The connection was cut',
  ],
  [
    { state: 'stopped', failures: 24, problem: 'It answered 500' } as const,
    'Stopped: nothing could be delivered for 5 days',
  ],
])('%j reads %j', (webhook, text) => expect(outcomeText(webhook)).toBe(text));
