import { statusEnding } from '@dspt/contracts/organisations/reminders';
import { Clock } from '@dspt/service-kit/clock';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Scheduler } from '@dspt/service-kit/scheduler';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RemindersRepository } from './reminders.repository.js';

const hourMs = 3600_000;
/** Starting has more important things to do. */
const firstMs = 30_000;
/** Reminders in one transaction. */
const atOnce = 500;

/** Reminds whoever has to publish again, before what is published counts no longer. */
@Injectable()
export class RemindersService implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reminders: RemindersRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduler.every({ name: 'reminders', everyMs: hourMs, firstMs, run: () => this.remind() });
  }

  async remind(): Promise<void> {
    while ((await this.remindSome()) === atOnce);
  }

  private remindSome(): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const due = await this.reminders.take(manager, this.clock.today(), this.clock.now(), atOnce);
      for (const ending of due) await this.outbox.tell(manager, statusEnding, ending);
      return due.length;
    });
  }
}
