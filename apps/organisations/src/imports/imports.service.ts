import type { ImportReport } from '@dspt/contracts/organisations/imports';
import { NotFound } from '@dspt/contracts/problem';
import { Clock } from '@dspt/service-kit/clock';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { QueryRunner } from 'typeorm';
import { opened } from './archives.js';
import type { Examined } from './examine.js';
import { FileTaking, noCounts } from './file-taking.js';
import { Import } from './import.entity.js';
import { FileRefused, TooManyImports } from './imports.problems.js';
import { ImportsRepository } from './imports.repository.js';
import { isChangesOnly, layoutOf } from './layouts.js';

const mostWaiting = 20;
const lookMs = 200;

export interface ImportOptions {
  force: boolean;
  /** How long to wait for the end before answering with how it stands, in ms. */
  patienceMs?: number;
}

/** Takes ODS files in: all of a file or nothing of it, one at a time, with a report that is kept. */
@Injectable()
export class ImportsService implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Imports');
  private readonly inHand = new Set<Promise<unknown>>();
  private stopping = false;

  constructor(
    private readonly imports: ImportsRepository,
    private readonly taking: FileTaking,
    private readonly clock: Clock,
  ) {}

  /** @throws {TooManyImports} before anything of the file need be read */
  mustHaveRoom(): void {
    if (this.stopping || this.inHand.size >= mostWaiting) throw new TooManyImports();
  }

  /**
   * @param file is closed when it has been read
   * @param name what it is called where it comes from
   */
  async importFile(
    file: FileHandle,
    name: string,
    { force, patienceMs = Infinity }: ImportOptions,
  ): Promise<ImportReport> {
    const id = randomUUID();
    // Examining a large file on a busy machine takes longer than anybody's patience: until it waits there is nothing to say.
    let isQueued: () => void;
    const queued = new Promise<void>((resolve) => (isQueued = resolve));
    const done = this.taken(id, file, name, force, () => isQueued()).finally(() => this.inHand.delete(done));
    this.inHand.add(done);
    if (patienceMs === Infinity) return done;
    const answered = new AbortController();
    const late = setTimeout(patienceMs, undefined, { signal: answered.signal }).catch(() => undefined);
    const report = await Promise.race([done, late.then(() => queued)]).finally(() => answered.abort());
    if (report) return report;
    done.catch((error: unknown) => this.logger.error(`Import ${id}: ${String(error)}`));
    return this.get(id);
  }

  async list(page: number, perPage: number): Promise<{ items: ImportReport[]; total: number }> {
    await this.closeInterrupted();
    const [items, total] = await this.imports.list(page, perPage);
    return { items: await this.reportsOf(items), total };
  }

  async get(id: string): Promise<ImportReport> {
    await this.closeInterrupted();
    const found = await this.imports.get(id);
    if (!found) throw new NotFound('import');
    return (await this.reportsOf([found]))[0]!;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.allSettled(this.inHand);
  }

  private async closeInterrupted(): Promise<void> {
    if (await this.imports.hasUnfinished()) await this.imports.closeInterrupted(this.clock.now());
  }

  private async reportsOf(items: Import[]): Promise<ImportReport[]> {
    const waiting = items.filter(({ state }) => state === 'waiting').map(({ id }) => id);
    const queuePositions =
      waiting.length > 0 ? await this.imports.queuePositions(waiting) : new Map<string, number>();
    return items.map((item) => reportOf(item, queuePositions.get(item.id)));
  }

  private async taken(
    id: string,
    handle: FileHandle,
    given: string,
    force: boolean,
    isQueued: () => void,
  ): Promise<ImportReport> {
    const { file, name } = await opened(handle, given);
    try {
      const report = this.waiting(id, name, file, force);
      if (!(await this.imports.enqueue(report, mostWaiting))) throw new TooManyImports();
      isQueued();
      for (;;) {
        const first = (await this.imports.ahead(report)) === 0;
        if (this.stopping) return await this.giveUp(report);
        const ran = first && (await this.imports.ifNoneRuns((runner) => this.run(runner, report, file)));
        if (ran) return reportOf(report);
        await setTimeout(lookMs);
      }
    } finally {
      await file.file.close();
    }
  }

  private waiting(id: string, file: string, { sha256 }: Examined, forced: boolean): Import {
    return Object.assign(new Import(), {
      id,
      file: file.slice(-200),
      kind: layoutOf(file)?.kind ?? null,
      state: 'waiting',
      refusal: null,
      sha256,
      counts: noCounts,
      findings: [],
      startedAt: this.clock.now(),
      finishedAt: null,
      forced,
      seenAt: null,
    });
  }

  private async giveUp(report: Import): Promise<ImportReport> {
    const refusal = 'The service was stopped before it was its turn. Nothing was changed: send it again.';
    Object.assign(report, { state: 'refused', refusal, finishedAt: this.clock.now() });
    return reportOf(await this.imports.saveApart(report));
  }

  private async run(runner: QueryRunner, report: Import, file: Examined): Promise<void> {
    await this.imports.closeRunning(runner.manager, this.clock.now());
    await this.imports.save(runner.manager, Object.assign(report, { state: 'running' }));
    try {
      await this.imports.begin(runner);
      Object.assign(report, await this.taking.take(runner, report, file));
      await this.imports.refreshStatistics(runner.manager);
      Object.assign(report, { state: 'done', finishedAt: this.clock.now() });
      await this.imports.save(runner.manager, report);
      await runner.commitTransaction();
    } catch (error) {
      await runner.rollbackTransaction().catch(() => undefined);
      const refused = error instanceof FileRefused;
      const refusal = refused ? error.message : 'The import failed because of a fault. Nothing was changed.';
      const finishedAt = this.clock.now();
      Object.assign(report, { state: 'refused', refusal, counts: noCounts, findings: [], finishedAt });
      // What cannot be said now is said as an interruption by whoever looks next.
      await this.imports.saveApart(report).catch((fault: unknown) => {
        if (refused) throw fault;
      });
      if (!refused) throw error;
    }
  }
}

function reportOf(
  { id, file, kind, state, refusal, startedAt, finishedAt, sha256, counts, findings }: Import,
  queuePosition: number | null = null,
): ImportReport {
  return {
    id,
    file,
    kind,
    state,
    queuePosition,
    changesOnly: isChangesOnly(file),
    refusal,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    sha256,
    counts,
    findings,
  };
}
