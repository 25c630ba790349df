import { Clock } from '@dspt/service-kit/clock';
import { Scheduler } from '@dspt/service-kit/scheduler';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import { SupplierStatementsRepository } from './supplier-statements.repository.js';
import { SupplierStatementsService } from './supplier-statements.service.js';

const dayMs = 24 * 3600_000;

/** Compares the names copied here with where they are kept, once a day: what was told and never heard is right again. */
@Injectable()
export class SupplierNames implements OnApplicationBootstrap {
  private readonly logger = new Logger('SupplierNames');

  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: SupplierStatementsRepository,
    private readonly statements: SupplierStatementsService,
    private readonly organisations: OrganisationsClient,
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduler.every({ name: 'supplier names', everyMs: dayMs, run: () => this.putRight() });
  }

  async putRight(): Promise<void> {
    for (let after = ''; ;) {
      const kept = await this.repository.namesAfter(after);
      if (kept.size === 0) return;
      const asked = this.clock.now();
      const known = await this.organisations.find([...kept.keys()]);
      for (const [code, name] of kept) {
        const now = known.get(code)?.name;
        if (now === undefined || now === name) continue;
        this.logger.warn(`The name of ${code} had not arrived here`);
        await this.dataSource.transaction((manager) => this.statements.renamed(manager, code, now, asked));
      }
      after = [...kept.keys()].at(-1)!;
    }
  }
}
