import { setTimeout } from 'node:timers/promises';

const failuresUntilOpen = 3;
/** Between two looks at a part that is away. */
const restMs = 1000;
/** How long a person waits for such a look; who is well answers it in a few milliseconds. */
const glanceMs = 200;

/**
 * A circuit breaker. It opens after some failures in a row, so that a part that is dead or frozen costs people
 * milliseconds; while it is open, the next who comes has a look taken at the part, and nobody's request is the trial.
 */
export class Circuit {
  private failures = 0;
  private glance: Promise<boolean> | undefined;

  /** @param alive a harmless question, answered in limited time */
  constructor(readonly alive: () => Promise<unknown>) {}

  get closed(): boolean {
    return this.failures < failuresUntilOpen;
  }

  /** Whether it is worth asking the part now. */
  async passable(): Promise<boolean> {
    return this.closed || (this.glance ??= this.look());
  }

  succeeded(): void {
    this.failures = 0;
  }

  failed(): void {
    this.failures += 1;
  }

  private look(): Promise<boolean> {
    const trial = this.alive().then(
      () => true,
      () => false,
    );
    void trial.then(async (well) => {
      if (well) this.succeeded();
      else await setTimeout(restMs, undefined, { ref: false });
      this.glance = undefined;
    });
    return Promise.race([trial, setTimeout(glanceMs, false, { ref: false })]);
  }
}
