import { parentPort, workerData } from 'node:worker_threads';

/** Each loads only what it needs: the thread lives for one file. */
const jobs = {
  spreadsheet: async ({ content }: Input) =>
    (await import('./spreadsheet/workbook.js')).readWorkbook(Buffer.from(content)),
  document: async ({ content, name }: Input) =>
    (await import('./document/look-into.js')).lookInto(Buffer.from(content), name ?? ''),
};

interface Input {
  content: Uint8Array;
  name?: string;
}

const { job, input } = workerData as { job: keyof typeof jobs; input: Input };
// To the thread that started this one, which has no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort!.postMessage(await jobs[job](input));
