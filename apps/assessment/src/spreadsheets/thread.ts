import { parentPort, workerData } from 'node:worker_threads';

/** Each loads only what it needs: the thread lives for one file. */
const jobs = {
  'action-plan': async (plan: ActionPlan) =>
    (await import('../action-plans/write-workbook.js')).writeWorkbook(plan),
  answers: async (sheet: AnswersToWrite) =>
    (await import('../answer-sheets/write-answers.js')).writeAnswers(sheet),
};

type ActionPlan = import('@dspt/contracts/assessment/action-plans').ActionPlan;
type AnswersToWrite = import('../answer-sheets/write-answers.js').AnswersToWrite;
export type Jobs = typeof jobs;

const { job, input } = workerData as { job: keyof Jobs; input: never };
// To the thread that started this one, which has no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort!.postMessage(await jobs[job](input));
