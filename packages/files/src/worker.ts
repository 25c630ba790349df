import { parentPort, workerData } from 'node:worker_threads';

/** Each loads only what it needs: the thread lives for one file. */
const jobs = {
  spreadsheet: async ({ content }: Content) =>
    (await import('./spreadsheet/workbook.js')).readWorkbook(Buffer.from(content)),
  document: async ({ content, name }: Content & { name: string }) =>
    (await import('./document/look-into.js')).lookInto(Buffer.from(content), name),
  members: async ({ from }: { from: number }) => (await import('./archive/unpack.js')).membersOf(from),
  unpack: async (input: Unpacking) => (await import('./archive/unpack.js')).unpack(input),
};

interface Content {
  content: Uint8Array;
}
type Unpacking = Parameters<(typeof import('./archive/unpack.js'))['unpack']>[0];

const { job, input } = workerData as { job: keyof typeof jobs; input: never };
// To the thread that started this one, which has no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort!.postMessage(await jobs[job](input));
