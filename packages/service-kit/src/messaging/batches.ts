import { setImmediate as nothingElse } from 'node:timers/promises';

/** Gives what has arrived by now in one piece, and waits only for the first of it. */
export async function* batches<T>(items: AsyncIterable<T>, most: number): AsyncGenerator<T[]> {
  const iterator = items[Symbol.asyncIterator]();
  let next = iterator.next();
  for (let first = await next; !first.done; first = await next) {
    const batch = [first.value];
    next = iterator.next();
    for (
      let more = await Promise.race([next, nothingElse()]);
      more && !more.done && batch.length < most;
      more = await Promise.race([next, nothingElse()])
    ) {
      batch.push(more.value);
      next = iterator.next();
    }
    yield batch;
  }
}
