import { Clock } from '@dspt/service-kit/clock';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { SnapshotsRepository } from './snapshots.repository.js';

const hourMs = 3600_000;
/** Starting has more important things to do. */
const firstMs = 5_000;

/** Keeps how the sites of each area stand, day by day: taken every hour, so that the last of a day is its end. */
@Injectable()
export class Snapshots implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Snapshots');
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly repository: SnapshotsRepository,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const take = () => void this.take().catch((error: unknown) => this.logger.error(String(error)));
    this.timers = [setTimeout(take, firstMs).unref(), setInterval(take, hourMs).unref()];
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  take(): Promise<void> {
    return this.repository.take(this.clock.today());
  }
}
