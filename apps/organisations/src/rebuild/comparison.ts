import { Scheduler } from '@dspt/service-kit/scheduler';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { RebuildService } from './rebuild.service.js';

const dayMs = 24 * 3600_000;

/** Compares the register with what its owners know, once a day, and says what differs. It changes nothing. */
@Injectable()
export class Comparison implements OnApplicationBootstrap {
  private readonly logger = new Logger('Register');

  constructor(
    private readonly rebuild: RebuildService,
    private readonly scheduler: Scheduler,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // Whoever compares next clears up, too.
    await this.rebuild.clearUp().catch((error: unknown) => this.logger.warn(String(error)));
    this.scheduler.every({ name: 'register-comparison', everyMs: dayMs, run: () => this.compare() });
  }

  private async compare(): Promise<void> {
    const found = await this.rebuild.run({ compareOnly: true, daily: true });
    for (const difference of found ?? [])
      this.logger.error(`differs from its owners: ${JSON.stringify(difference)}`);
  }
}
