import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from './clock.js';

/** Work that is due again and again. */
export interface Job {
  /** Unique in the service. */
  name: string;
  everyMs: number;
  /** From the first start of all to the first run, in ms: starting has more important things to do. */
  firstMs?: number;
  /** What it throws is logged, and the work is due again after a minute, or sooner if it always is. */
  run: () => Promise<unknown>;
}

const tickMs = 5_000;
/** After a failure, in ms. */
const againMs = 60_000;
/** Whoever has begun has this long before another replica thinks that it died. */
const lease = '30 minutes';
/** For the platform; `$2` is by how many ms it is ahead. */
const now = `(now() + $2 * interval '1 ms')`;

/**
 * Runs what is due by the clock of the database, once for all replicas together: a row says when, and who has claimed it
 * runs it.
 * @example scheduler.every({ name: 'snapshots', everyMs: 3600_000, run: () => this.take() });
 */
@Injectable()
export class Scheduler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Scheduler');
  private readonly jobs = new Map<string, Job>();
  private readonly known = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private over = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  every(job: Job): void {
    this.jobs.set(job.name, job);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.runDue(), tickMs).unref();
  }

  /** Begins nothing more; what runs comes to its end. */
  async beforeApplicationShutdown(): Promise<void> {
    this.over = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Runs what is due now; asked while it runs, waits for that run. Never throws. */
  runDue(): Promise<void> {
    this.running ??= this.look()
      .catch((error: unknown) => this.logger.warn(`Timers wait: ${String(error)}`))
      .finally(() => (this.running = undefined));
    return this.running;
  }

  private async look(): Promise<void> {
    await this.introduce();
    for (const job of await this.claim()) if (!this.over) await this.run(job);
  }

  /** What is due later than it can be was left by a platform that was started on a later day. */
  private async introduce(): Promise<void> {
    for (const { name, firstMs, everyMs } of this.jobs.values()) {
      if (this.known.has(name)) continue;
      await this.dataSource.query(
        `insert into scheduled as known (name, next_at) values ($1, ${now} + $3 * interval '1 ms')
         on conflict (name) do update set next_at = excluded.next_at
           where known.next_at > ${now} + greatest($3, $4) * interval '1 ms'`,
        [name, this.clock.aheadMs, firstMs ?? everyMs, everyMs],
      );
      this.known.add(name);
    }
  }

  private async claim(): Promise<Job[]> {
    const [claimed] = await this.dataSource.query<[{ name: string }[], number]>(
      `update scheduled set claimed_until = now() + interval '${lease}'
       where name = any($1) and next_at <= ${now} and coalesce(claimed_until, '-infinity') < now() returning name`,
      [[...this.jobs.keys()], this.clock.aheadMs],
    );
    return claimed.map(({ name }) => this.jobs.get(name)!);
  }

  private async run({ name, everyMs, run }: Job): Promise<void> {
    let nextMs = everyMs;
    try {
      await run();
    } catch (error) {
      nextMs = Math.min(everyMs, againMs);
      this.logger.error(`${name}: ${String(error)}`);
    }
    await this.dataSource.query(
      `update scheduled set claimed_until = null, next_at = ${now} + $3 * interval '1 ms' where name = $1`,
      [name, this.clock.aheadMs, nextMs],
    );
  }
}
