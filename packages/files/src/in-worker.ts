import { Worker } from 'node:worker_threads';
import { Problem } from '@dspt/contracts/problem';

/** A file that asks for more time or memory than any real one. */
export class FileTooDemanding extends Problem {
  constructor() {
    super({
      code: 'file-too-demanding',
      status: 422,
      title: 'We could not read this file: it is far larger or more complicated inside than it looks',
      detail:
        'Save it again in the program it was made with, without what you do not need, and send that file.',
    });
  }
}

/** More people send files at this moment than can be read. */
export class TooManyFiles extends Problem {
  constructor() {
    super({
      code: 'too-many-files',
      status: 503,
      title: 'Many people are sending files at this moment',
      detail: 'Nothing has been saved. Send the file again in a minute.',
    });
  }
}

/** What reading one file may take. */
const mostMs = 20_000;
const memory = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
/** Files read at the same time, and files that wait for their turn. */
const atOnce = 2;
const mostWaiting = 30;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Does one job with a file from outside in a thread of its own, which ends with it: the event loop never waits for a file,
 * whatever is in it.
 * @param job of `worker.ts`
 * @param timeMs how long it may take
 * @throws {FileTooDemanding} when it takes too much time or memory
 * @throws {TooManyFiles} when the queue is full
 * @example await inWorker('spreadsheet', { content })
 */
export async function inWorker<Result>(job: string, input: object, timeMs = mostMs): Promise<Result> {
  if (running >= atOnce) await turn();
  else running++;
  try {
    return await run(job, input, timeMs);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

/** Resolves when a place is free, which then belongs to the one who waited. */
function turn(): Promise<void> {
  if (waiting.length >= mostWaiting) throw new TooManyFiles();
  return new Promise((resolve) => waiting.push(resolve));
}

function run<Result>(job: string, input: object, timeMs: number): Promise<Result> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData: { job, input },
      resourceLimits: memory,
      // Nothing of the service's environment is needed to read a file.
      env: {},
    });
    const timer = setTimeout(() => void worker.terminate(), timeMs);
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      act();
    };
    worker.once('message', (result: Result) => settle(() => resolve(result)));
    // Out of memory, out of stack, or a fault of a parser: to whoever sent the file they are the same.
    worker.once('error', () => settle(() => reject(new FileTooDemanding())));
    worker.once('exit', () => settle(() => reject(new FileTooDemanding())));
  });
}
