import { Worker } from 'node:worker_threads';
import type { Jobs } from './thread.js';

/** As compiled: a thread reads no TypeScript, which is what tests run. */
const thread = new URL('../../dist/spreadsheets/thread.js', import.meta.url);

/**
 * A spreadsheet, written in a thread that ends with it. To load what writes it takes most of a second, in which nobody
 * else would be answered, and memory that nobody else needs.
 */
export const writeInThread = <Job extends keyof Jobs>(
  job: Job,
  input: Parameters<Jobs[Job]>[0],
): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(thread, { workerData: { job, input }, env: {} });
    worker.once('message', (content: Uint8Array) => resolve(Buffer.from(content)));
    worker.once('error', reject);
  });
