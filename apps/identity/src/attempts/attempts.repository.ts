import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

export interface Pace {
  /** Attempts without a wait. */
  limit: number;
  /** Wait after the attempt that reaches the limit; doubles with each further one. */
  firstWaitMs: number;
  longestWaitMs: number;
  /** Attempts are forgotten this long after the first of them, and not while there is a wait. */
  memoryMs: number;
}

export interface Taken {
  refused: boolean;
  /** When the wait ends: the one that refuses, or the one that begins unless the attempt was a good one. */
  until: Date | null;
}

// SQL: what becomes of a counter that is there already, at the time $2.
const fresh = 'attempts.forget_at <= $2';
const counted = `case when ${fresh} then 1 else attempts.count + 1 end`;
const forgetAt = `case when ${fresh} then excluded.forget_at else attempts.forget_at end`;

/** Counters by key, each step one statement, so that many attempts at the same moment all count. */
@Injectable()
export class AttemptsRepository {
  constructor(private readonly source: DataSource) {}

  /** Counts an attempt, unless it came too early: then it is refused, and `until` says when to try again. */
  async take(key: Buffer, now: Date, pace: Pace): Promise<Taken> {
    const [taken] = await this.source.query<{ until: Date | null }[]>(
      `insert into attempts (key, count, forget_at, wait_until)
       values ($1, 1, $2::timestamptz + $6::float8 * interval '1 ms', case when $3 <= 1 then $2::timestamptz + $4::float8 * interval '1 ms' end)
       on conflict (key) do update set
         count = ${counted},
         forget_at = ${forgetAt},
         wait_until = case when ${counted} >= $3
           then $2::timestamptz + least($5::float8, $4::float8 * 2 ^ least(${counted} - $3, 30)) * interval '1 ms' end
       where attempts.wait_until is null or attempts.wait_until <= $2
       returning wait_until as until`,
      [key, now, pace.limit, pace.firstWaitMs, pace.longestWaitMs, pace.memoryMs],
    );
    return taken ? { refused: false, ...taken } : { refused: true, until: await this.waitUntil(key) };
  }

  /** Takes back the last attempt: it was a good one. */
  async giveBack(key: Buffer): Promise<void> {
    await this.source.query(
      'update attempts set count = greatest(count - 1, 0), wait_until = null where key = $1',
      [key],
    );
  }

  async forget(key: Buffer, manager: Pick<EntityManager, 'query'> = this.source): Promise<void> {
    await manager.query('delete from attempts where key = $1', [key]);
  }

  async find(
    key: Buffer,
    now: Date,
    manager: Pick<EntityManager, 'query'> = this.source,
  ): Promise<{ count: number; waitUntil: Date | null }> {
    const [row] = await manager.query<{ count: number; waitUntil: Date | null }[]>(
      `select case when greatest(forget_at, wait_until) > $2 then count else 0 end as count,
         case when wait_until > $2 then wait_until end as "waitUntil"
       from attempts where key = $1`,
      [key, now],
    );
    return row ?? { count: 0, waitUntil: null };
  }

  /** Counts within a window that starts with its first attempt; in a transaction, only if that commits. */
  async count(
    key: Buffer,
    now: Date,
    windowMs: number,
    manager: Pick<EntityManager, 'query'> = this.source,
  ): Promise<{ count: number; until: Date }> {
    const [row] = await manager.query<{ count: number; until: Date }[]>(
      `insert into attempts (key, count, forget_at) values ($1, 1, $2::timestamptz + $3::float8 * interval '1 ms')
       on conflict (key) do update set
         count = ${counted},
         forget_at = ${forgetAt}
       returning count, forget_at as until`,
      [key, now, windowMs],
    );
    return row!;
  }

  private async waitUntil(key: Buffer): Promise<Date | null> {
    const [row] = await this.source.query<{ until: Date | null }[]>(
      'select wait_until as until from attempts where key = $1',
      [key],
    );
    return row?.until ?? null;
  }
}
