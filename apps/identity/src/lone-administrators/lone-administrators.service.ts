import { loneAdministrator } from '@dspt/contracts/identity/users';
import { Clock } from '@dspt/service-kit/clock';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Scheduler } from '@dspt/service-kit/scheduler';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LoneAdministratorsRepository } from './lone-administrators.repository.js';

const dayMs = 24 * 3600_000;
/** People in one transaction. */
const atOnce = 500;

/** Asks whoever is the only administrator of an organisation to name a second. */
@Injectable()
export class LoneAdministratorsService implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: LoneAdministratorsRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduler.every({ name: 'lone administrators', everyMs: dayMs, run: () => this.tell() });
  }

  async tell(): Promise<void> {
    while ((await this.tellSome()) === atOnce);
  }

  private tellSome(): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const now = this.clock.now();
      await this.repository.look(manager, now);
      const due = await this.repository.take(manager, now, atOnce);
      for (const one of due) await this.outbox.tell(manager, loneAdministrator, one);
      return due.length;
    });
  }
}
