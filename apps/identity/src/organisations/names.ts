import { findOrganisations } from '@dspt/contracts/organisations/organisations';
import { Clock } from '@dspt/service-kit/clock';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Scheduler } from '@dspt/service-kit/scheduler';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OrganisationsRepository } from './organisations.repository.js';

const dayMs = 24 * 3600_000;

/** Compares the names copied here with where they are kept, once a day: what was told and never heard is right again. */
@Injectable()
export class Names implements OnApplicationBootstrap {
  private readonly logger = new Logger('Names');

  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: OrganisationsRepository,
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduler.every({ name: 'names', everyMs: dayMs, run: () => this.putRight() });
  }

  async putRight(): Promise<void> {
    let after = '';
    for (;;) {
      const kept = await this.repository.namesAfter(after);
      if (kept.size === 0) return;
      const asked = this.clock.now();
      const codes = [...kept.keys()];
      const { organisations } = await this.requests.ask(findOrganisations, { codes });
      for (const { code, name } of organisations) {
        if (kept.get(code) === name) continue;
        this.logger.warn(`The name of ${code} had not arrived here`);
        // One that was told since counts more.
        await this.dataSource.transaction((manager) => this.repository.rename(manager, code, name, asked));
      }
      after = codes.at(-1)!;
    }
  }
}
