import { incidentDue } from '@dspt/contracts/support/incidents';
import { Clock } from '@dspt/service-kit/clock';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Scheduler } from '@dspt/service-kit/scheduler';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { numberOf } from './incident.output.js';
import { IncidentsRepository } from './incidents.repository.js';

const quarterMs = 15 * 60_000;
/** How long before the regulator is to be told. */
export const remindedBeforeMs = 24 * 3600_000;

/** Nobody should miss the 72 hours because a draft was forgotten over a weekend. */
@Injectable()
export class IncidentReminders implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: IncidentsRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
  ) {}

  onApplicationBootstrap(): void {
    const job = { name: 'incident-reminders', everyMs: quarterMs, firstMs: 30_000 };
    this.scheduler.every({ ...job, run: () => this.remind() });
  }

  remind(): Promise<void> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + remindedBeforeMs);
    return this.dataSource.transaction(async (manager) => {
      for (const row of await this.repository.takeDue(manager, now, until))
        await this.outbox.tell(manager, incidentDue, {
          incidentId: row.id,
          number: numberOf(row),
          code: row.code,
          tellBy: row.tellBy!.toISOString(),
        });
    });
  }
}
