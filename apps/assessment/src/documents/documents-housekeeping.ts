import { Clock } from '@dspt/service-kit/clock';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DocumentsRepository } from './documents.repository.js';

const pauseMs = 60 * 60_000;
const dayMs = 24 * 3600_000;

/** Removes uploads that no answer has named within a day: somebody began to answer and went away. */
@Injectable()
export class DocumentsHousekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('DocumentsHousekeeping');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly repository: DocumentsRepository,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const clear = () => this.clear().catch((error: unknown) => this.logger.warn(String(error)));
    this.timer = setInterval(() => void clear(), pauseMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** May run in every replica at once. @returns how many were removed */
  clear(): Promise<number> {
    return this.repository.removeUnused(new Date(this.clock.now().getTime() - dayMs));
  }
}
