import { Clock } from '@dspt/service-kit/clock';
import { Scheduler } from '@dspt/service-kit/scheduler';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SessionsService } from '../sessions/sessions.service.js';
import { HousekeepingRepository } from './housekeeping.repository.js';

const pauseMs = 10 * 60_000;

/** Clears away ended sessions, used challenges, forgotten attempts and old links now and then. */
@Injectable()
export class HousekeepingService implements OnApplicationBootstrap {
  constructor(
    private readonly repository: HousekeepingRepository,
    private readonly sessions: SessionsService,
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduler.every({ name: 'housekeeping', everyMs: pauseMs, run: () => this.clear() });
  }

  async clear(): Promise<void> {
    // First: a view must leave its line before its session is cleared away.
    await this.sessions.endViewsRunOut();
    await this.repository.clear(this.clock.now());
  }
}
