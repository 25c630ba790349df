import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { Import } from './import.entity.js';

@Injectable()
export class ImportsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs one import at a time, in this process and any other; the lock goes with the connection. */
  async alone<T>(act: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    await runner.connect();
    try {
      await runner.query(`select pg_advisory_lock(hashtext('imports'))`);
      return await act(runner);
    } finally {
      await runner.query(`select pg_advisory_unlock(hashtext('imports'))`).catch(() => undefined);
      await runner.release();
    }
  }

  save(manager: EntityManager, report: Import): Promise<Import> {
    return manager.save(Import, report);
  }

  /** Whoever holds the lock knows that nothing else is running. */
  async closeInterrupted(manager: EntityManager, now: Date): Promise<void> {
    await manager.update(
      Import,
      { state: 'running' },
      { state: 'refused', refusal: 'The import was interrupted. Nothing was changed.', finishedAt: now },
    );
  }

  /** A file may change most rows at once: PostgreSQL would go on planning for what there was before, for a minute or more. */
  async refreshStatistics(manager: EntityManager): Promise<void> {
    await manager.query(`select gin_clean_pending_list('organisations_search_name')`);
    await manager.query('analyze organisations, ods_relationships');
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
}
