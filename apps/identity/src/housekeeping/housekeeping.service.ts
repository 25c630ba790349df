import { Clock } from '@dspt/service-kit/clock';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { SessionsService } from '../sessions/sessions.service.js';
import { HousekeepingRepository } from './housekeeping.repository.js';

const pauseMs = 10 * 60_000;

/** Clears away ended sessions, used challenges, forgotten attempts and old links now and then. */
@Injectable()
export class HousekeepingService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Housekeeping');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly repository: HousekeepingRepository,
    private readonly sessions: SessionsService,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const clear = () => this.clear().catch((error: unknown) => this.logger.warn(String(error)));
    this.timer = setInterval(() => void clear(), pauseMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async clear(): Promise<void> {
    // First: a view must leave its line before its session is cleared away.
    await this.sessions.endViewsRunOut();
    await this.repository.clear(this.clock.now());
  }
}
