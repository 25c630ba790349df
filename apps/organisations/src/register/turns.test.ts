import { expect, test } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { Turns } from './turns.js';

test('so many go on at a time, in order, whatever becomes of those before', async () => {
  const turns = new Turns(2);
  const begun: number[] = [];
  let running = 0;
  const work = Array.from({ length: 6 }, (_, index) =>
    turns.take(async () => {
      begun.push(index);
      expect(++running).toBeLessThanOrEqual(2);
      await setImmediate();
      running--;
      if (index === 1) throw new Error('failed');
    }),
  );
  expect((await Promise.allSettled(work)).map(({ status }) => status)).toEqual(
    [0, 1, 2, 3, 4, 5].map((index) => (index === 1 ? 'rejected' : 'fulfilled')),
  );
  expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
});
