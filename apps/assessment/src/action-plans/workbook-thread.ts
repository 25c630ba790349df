import { parentPort, workerData } from 'node:worker_threads';
import type { ActionPlan } from '@dspt/contracts/assessment/action-plans';
import { writeWorkbook } from './write-workbook.js';

// To the thread that started this one, which has no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort!.postMessage(await writeWorkbook(workerData as ActionPlan));
