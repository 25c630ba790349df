import { Worker } from 'node:worker_threads';

/** As compiled: a thread reads no TypeScript, which is what tests run. */
const thread = new URL('../../dist/register/register-workbook-thread.js', import.meta.url);

/**
 * The register as a workbook, written in a thread that ends with it: seconds in which nobody else would be answered.
 * @param csv the register as CSV, by gzip: what stands in the one stands in the other
 */
export const registerWorkbook = (csv: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(thread, { workerData: csv, env: {} });
    worker.once('message', (content: Uint8Array) => resolve(Buffer.from(content)));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that writes the workbook ended without it')));
  });
