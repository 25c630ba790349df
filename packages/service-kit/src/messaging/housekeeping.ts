import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Scheduler } from '../scheduler.js';

const dayMs = 24 * 3600_000;

/**
 * A fact sent is kept for seven days, to be sent again when the stream is lost; the new stream then has it for thirty. An
 * event is known to be handled for longer than both together: it can come again no more.
 */
const statements = [
  `delete from outbox where sent_at < now() - interval '7 days'`,
  `delete from inbox where handled_at < now() - interval '40 days'`,
  `delete from event_failures where failed_at < now() - interval '40 days'`,
];

/** Forgets what messaging needs no more. */
@Injectable()
export class KitHousekeeping implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scheduler: Scheduler,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduler.every({ name: 'messaging', everyMs: dayMs / 4, run: () => this.forget() });
  }

  async forget(): Promise<void> {
    for (const statement of statements) await this.dataSource.query(statement);
  }
}
