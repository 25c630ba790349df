import { addMonths } from '@dspt/contracts/days';
import { Clock } from '@dspt/service-kit/clock';
import { Scheduler } from '@dspt/service-kit/scheduler';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { QuizAttemptsRepository } from './quiz-attempts.repository.js';
import { attemptKeptMs } from './quiz-attempts.service.js';
import { QuizResultsRepository } from './quiz-results.repository.js';

const pauseMs = 60 * 60_000;
const resultsKeptMonths = 36;

/** Removes what was drawn more than a day ago, and results that are older than 3 years with the names they belong to. */
@Injectable()
export class QuizHousekeeping implements OnApplicationBootstrap {
  constructor(
    private readonly attempts: QuizAttemptsRepository,
    private readonly results: QuizResultsRepository,
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduler.every({ name: 'staff quiz', everyMs: pauseMs, run: () => this.clear() });
  }

  async clear(): Promise<void> {
    await this.attempts.removeBegunBefore(new Date(this.clock.now().getTime() - attemptKeptMs));
    await this.results.removeTakenBefore(addMonths(this.clock.today(), -resultsKeptMonths));
  }
}
