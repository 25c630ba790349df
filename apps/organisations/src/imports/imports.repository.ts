import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan, type EntityManager, type QueryRunner } from 'typeorm';
import { Import } from './import.entity.js';

/** A process that holds a waiting file asks at least that often, in seconds; else it is gone, and the file with it. */
const goneAfter = 15;
const isWaiting = `state = 'waiting' and seen_at > now() - interval '${goneAfter} seconds'`;
const lockId = `hashtext('imports')`;

const interrupted = (now: Date) => ({
  state: 'refused' as const,
  refusal: 'The import was interrupted. Nothing was changed.',
  finishedAt: now,
});

@Injectable()
export class ImportsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds it to the queue, unless so many wait already. */
  async enqueue(report: Import, most: number): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`select pg_advisory_xact_lock(hashtext('imports queue'))`);
      const [waiting] = await manager.query<{ count: number }[]>(
        `select count(*)::int as count from imports where ${isWaiting}`,
      );
      if (waiting!.count >= most) return false;
      await manager.save(Import, report);
      await this.keep(manager, report.id);
      return true;
    });
  }

  /** How many are before it, from this process or any other; says by the way that it still waits. */
  async ahead({ id }: Import): Promise<number> {
    await this.keep(this.dataSource.manager, id);
    return (await this.queuePositions([id])).get(id)! - 1;
  }

  /** Place in the queue of those that wait, from 1. */
  async queuePositions(ids: string[]): Promise<Map<string, number>> {
    const rows = await this.dataSource.query<{ id: string; queuePosition: number }[]>(
      `select id, position as "queuePosition" from (
         select id, row_number() over (order by started_at, id)::int as position from imports where ${isWaiting}
       ) queue where id = any($1)`,
      [ids],
    );
    return new Map(rows.map(({ id, queuePosition }) => [id, queuePosition]));
  }

  /**
   * Runs an import unless one runs already, in this process or any other; the lock goes with the connection. Nobody holds a
   * connection while waiting: those are for people who read.
   */
  async ifNoneRuns<T>(act: (runner: QueryRunner) => Promise<T>): Promise<{ result: T } | undefined> {
    const runner = this.dataSource.createQueryRunner();
    await runner.connect();
    try {
      const [lock] = (await runner.query(`select pg_try_advisory_lock(${lockId}) as taken`)) as {
        taken: boolean;
      }[];
      if (!lock!.taken) return undefined;
      try {
        return { result: await act(runner) };
      } finally {
        await runner.query(`select pg_advisory_unlock(${lockId})`).catch(() => undefined);
      }
    } finally {
      await runner.release();
    }
  }

  /** As long as it takes: a file is larger than what anything else does at once. */
  async begin(runner: QueryRunner): Promise<void> {
    await runner.startTransaction();
    await runner.query('set local statement_timeout = 0; set local lock_timeout = 0');
  }

  save(manager: EntityManager, report: Import): Promise<Import> {
    return manager.save(Import, report);
  }

  /** On a connection of its own: that of the import may be lost. */
  saveApart(report: Import): Promise<Import> {
    return this.save(this.dataSource.manager, report);
  }

  /** What a process that died left behind as running or waiting. */
  async closeInterrupted(now: Date): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const [lock] = await manager.query<{ none_runs: boolean }[]>(
        `select pg_try_advisory_xact_lock(${lockId}) as none_runs`,
      );
      if (lock!.none_runs) await this.closeRunning(manager, now);
      const [clock] = await manager.query<{ gone: Date }[]>(
        `select now() - interval '${goneAfter} seconds' as gone`,
      );
      await manager.update(Import, { state: 'waiting', seenAt: LessThan(clock!.gone) }, interrupted(now));
    });
  }

  /** Whoever holds the lock knows that nothing else is running. */
  async closeRunning(manager: EntityManager, now: Date): Promise<void> {
    await manager.update(Import, { state: 'running' }, interrupted(now));
  }

  hasUnfinished(): Promise<boolean> {
    return this.dataSource.getRepository(Import).existsBy({ state: In(['waiting', 'running']) });
  }

  /** A file may change most rows at once: PostgreSQL would go on planning for what there was before, for a minute or more. */
  async refreshStatistics(manager: EntityManager): Promise<void> {
    for (const index of ['organisations_search_name', 'organisations_search_town'])
      await manager.query('select gin_clean_pending_list($1)', [index]);
    await manager.query('analyze organisations, ods_relationships, cqc_locations');
  }

  list(page: number, perPage: number): Promise<[Import[], number]> {
    const repository = this.dataSource.getRepository(Import);
    return repository.findAndCount({
      order: { startedAt: 'DESC', id: 'ASC' },
      skip: (page - 1) * perPage,
      take: perPage,
    });
  }

  get(id: string): Promise<Import | null> {
    return this.dataSource.getRepository(Import).findOneBy({ id });
  }

  private async keep(manager: EntityManager, id: string): Promise<void> {
    await manager.update(Import, { id }, { seenAt: () => 'now()' });
  }
}
