import { setTimeout as sleep } from 'node:timers/promises';
import { Circuit } from './circuit.js';

/** One address of a service. */
export interface Replica {
  url: string;
  circuit: Circuit;
}

/** Any answer will do: whoever answers is alive. */
const alive = (url: string) => async (): Promise<void> => {
  const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2000) });
  await response.body?.cancel();
};

/** Between two looks at somebody who has long to answer. */
const lookMs = 500;

/** Looks again and again whether somebody is still there. @returns what ends it */
export function watchOver({ circuit }: Replica, gone: () => void): () => void {
  const over = new AbortController();
  const look = async (): Promise<void> => {
    for (;;) {
      await sleep(lookMs, undefined, { signal: over.signal, ref: false });
      await circuit.alive();
    }
  };
  look().catch(() => over.signal.aborted || gone());
  return () => over.abort();
}

/** The addresses of one service, used in turn. */
export class Replicas {
  private readonly all: Replica[];
  private turn = 0;

  constructor(urls: string[]) {
    this.all = urls.map((url) => ({ url, circuit: new Circuit(alive(url)) }));
  }

  /** Those worth asking now, the one whose turn it is first; none when all are away. */
  async worthAsking(): Promise<Replica[]> {
    const start = this.turn++ % this.all.length;
    const inTurn = [...this.all.slice(start), ...this.all.slice(0, start)];
    const looked = inTurn.map(async ({ circuit }) => circuit.passable());
    const closed = inTurn.filter(({ circuit }) => circuit.closed);
    if (closed.length > 0) return closed;
    const well = await Promise.all(looked);
    return inTurn.filter((_, index) => well[index]);
  }
}
