import { Worker } from 'node:worker_threads';
import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';

/** As compiled: a thread reads no TypeScript, which is what tests run. */
const thread = new URL('../../dist/action-plans/workbook-thread.js', import.meta.url);

/**
 * The plan as a spreadsheet, written in a thread that ends with it. To load what writes it takes most of a second, in
 * which nobody else would be answered, and memory that nobody else needs.
 */
export const actionPlanWorkbook = (plan: ActionPlan): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(thread, { workerData: plan, env: {} });
    worker.once('message', (content: Uint8Array) => resolve(Buffer.from(content)));
    worker.once('error', reject);
  });
