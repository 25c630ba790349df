import { Clock } from '@dspt/service-kit/clock';
import { Scheduler } from '@dspt/service-kit/scheduler';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SnapshotsRepository } from './snapshots.repository.js';

const hourMs = 3600_000;
/** Starting has more important things to do. */
const firstMs = 5_000;

/** Keeps how the sites of each area stand, day by day: taken every hour, so that the last of a day is its end. */
@Injectable()
export class Snapshots implements OnApplicationBootstrap {
  constructor(
    private readonly repository: SnapshotsRepository,
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduler.every({ name: 'snapshots', everyMs: hourMs, firstMs, run: () => this.take() });
  }

  take(): Promise<void> {
    return this.repository.take(this.clock.today());
  }
}
