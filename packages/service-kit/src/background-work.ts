import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { DataSource, EntityManager, EntitySubscriberInterface, QueryRunner } from 'typeorm';

export interface BackgroundWorkOptions {
  /** Names it in the log. */
  name: string;
  dataSource: DataSource;
  /** Does all there is to do now. What it throws is logged, and the work is looked at again later. */
  run: () => Promise<void>;
  /** Looks now and then all the same, in ms: another replica may have died between commit and work. */
  idleMs?: number;
  /** Woken while it runs, it waits this long before the next run, in ms: what arrives meanwhile shares that run. */
  pauseMs?: number;
  /** Lets this long pass after a commit that wakes it, in ms: what somebody waits for goes first. */
  afterCommitMs?: number;
}

/**
 * Work that waits in a table: done as soon as the transaction that put it there is committed, one run at a time.
 * @example
 * const work = new BackgroundWork({ name: 'Outbox', dataSource, run: () => this.relayAll() });
 * await dataSource.transaction(async (manager) => { await insertWork(manager); work.wakeAfterCommit(manager); });
 */
export class BackgroundWork implements EntitySubscriberInterface {
  private readonly logger: Logger;
  private readonly mark = Symbol('woken after commit');
  /** What is done here is done for nobody, whoever's transaction has woken it. */
  private readonly apart = AsyncLocalStorage.snapshot();
  private timer: NodeJS.Timeout | undefined;
  private soon: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private over = false;

  constructor(private readonly options: BackgroundWorkOptions) {
    this.logger = new Logger(options.name);
    options.dataSource.subscribers.push(this);
  }

  /** True when a long run should end at its next safe point. */
  get stopped(): boolean {
    return this.over;
  }

  /** The manager's transaction has left work: it begins right after the commit, and never if there is none. */
  wakeAfterCommit(manager: EntityManager): void {
    if (manager.queryRunner) dataOf(manager.queryRunner)[this.mark] = true;
  }

  afterTransactionCommit({ queryRunner }: { queryRunner: QueryRunner }): void {
    const data = dataOf(queryRunner);
    if (!data[this.mark]) return;
    data[this.mark] = false;
    const { afterCommitMs } = this.options;
    if (!afterCommitMs) return this.wake();
    this.soon ??= globalThis.setTimeout(() => this.wake(), afterCommitMs).unref();
  }

  /** Runs now; asked while running, runs once more afterwards. */
  wake(): void {
    clearTimeout(this.soon);
    this.soon = undefined;
    if (this.over) return;
    this.again = true;
    this.running ??= this.apart(() => this.loop()).finally(() => {
      this.running = undefined;
      if (this.again) this.wake();
    });
  }

  /** Resolves when nothing runs any more. */
  async done(): Promise<void> {
    while (this.running) await this.running;
  }

  /** Lets a run come to its end and begins no other. */
  async stop(): Promise<void> {
    this.over = true;
    clearTimeout(this.timer);
    clearTimeout(this.soon);
    await this.running;
  }

  private async loop(): Promise<void> {
    clearTimeout(this.timer);
    try {
      while (this.again && !this.over) {
        this.again = false;
        await this.options.run();
        if (this.again && this.options.pauseMs) await setTimeout(this.options.pauseMs);
      }
    } catch (error) {
      this.again = false;
      this.logger.warn(`Work waits: ${String(error)}`);
    }
    if (!this.over)
      this.timer = globalThis.setTimeout(() => this.wake(), this.options.idleMs ?? 2000).unref();
  }
}

const dataOf = ({ data }: QueryRunner): Record<symbol, boolean> => data as Record<symbol, boolean>;
