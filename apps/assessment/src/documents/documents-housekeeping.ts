import { Clock } from '@dspt/service-kit/clock';
import { Scheduler } from '@dspt/service-kit/scheduler';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DocumentsRepository } from './documents.repository.js';

const pauseMs = 60 * 60_000;
const dayMs = 24 * 3600_000;

/** Removes uploads that no answer has named within a day: somebody began to answer and went away. */
@Injectable()
export class DocumentsHousekeeping implements OnApplicationBootstrap {
  constructor(
    private readonly repository: DocumentsRepository,
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduler.every({ name: 'unused documents', everyMs: pauseMs, run: () => this.clear() });
  }

  /** @returns how many were removed */
  clear(): Promise<number> {
    return this.repository.removeUnused(new Date(this.clock.now().getTime() - dayMs));
  }
}
