import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { BackgroundWork } from '../background-work.js';
import { AUDIT_KEY } from './audit-key.js';
import { sealOf } from './line.js';

const batchSize = 1000;
/** Lines written close together share a seal. */
const pauseMs = 1000;
/** Sealing can wait until what was written has been answered and told. */
const afterCommitMs = 100;
/** A transaction that is open while more lines than this are written by others is sealed too late, and found. */
const overtaken = 100_000;

/** Links lines into a chain, in batches, after they are committed: no request waits for it. */
@Injectable()
export class Sealer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly work: BackgroundWork;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(AUDIT_KEY) private readonly key: Buffer,
  ) {
    const run = async () => {
      while (!this.work.stopped && (await this.sealBatch()) === batchSize);
    };
    this.work = new BackgroundWork({
      name: 'Audit',
      dataSource,
      run,
      pauseMs,
      afterCommitMs,
      idleMs: 30_000,
    });
  }

  onApplicationBootstrap(): void {
    this.work.wake();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.work.stop();
  }

  wakeAfterCommit(manager: EntityManager): void {
    this.work.wakeAfterCommit(manager);
  }

  /** Resolves when everything that was committed before is sealed. */
  async sealed(): Promise<void> {
    this.work.wake();
    await this.work.done();
  }

  private sealBatch(): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`select pg_advisory_xact_lock(hashtext('audit seals'))`);
      const lines = await manager.query<{ seq: string; mac: Buffer }[]>(
        `select seq, mac from audit a
         where seq > coalesce((select max(seq) from audit_sealed), 0) - $2
           and not exists (select from audit_sealed s where s.seq = a.seq)
         order by seq limit $1`,
        [batchSize, overtaken],
      );
      if (lines.length > 0) await this.seal(manager, lines);
      return lines.length;
    });
  }

  private async seal(manager: EntityManager, lines: { seq: string; mac: Buffer }[]): Promise<void> {
    const [last] = await manager.query<{ id: number; hash: Buffer }[]>(
      'select id, hash from audit_seals order by id desc limit 1',
    );
    const id = (last?.id ?? 0) + 1;
    await manager.query('insert into audit_seals (id, hash) values ($1, $2)', [
      id,
      sealOf(this.key, last?.hash ?? Buffer.alloc(0), lines),
    ]);
    await manager.query(
      'insert into audit_sealed (seq, seal, mac) select seq, $1, mac from unnest($2::bigint[], $3::bytea[]) as line (seq, mac)',
      [id, lines.map(({ seq }) => seq), lines.map(({ mac }) => mac)],
    );
  }
}
