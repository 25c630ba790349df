import { thingsComingUp } from '@dspt/contracts/assessment/coming-up';
import { addDays, momentInLondon } from '@dspt/contracts/days';
import { Clock } from '@dspt/service-kit/clock';
import { Outbox } from '@dspt/service-kit/messaging/outbox';
import { Scheduler } from '@dspt/service-kit/scheduler';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { QuestionSetsService } from '../question-sets/question-sets.service.js';
import { isMailDay, mailedWithinDays } from './coming-up.js';
import { ComingUpRepository } from './coming-up.repository.js';

const everyMs = 15 * 60_000;
/** In London; nobody is written to in the night. */
const morning = '07:00';
/** Organisations in one transaction. */
const atOnce = 500;

/**
 * Once a month every organisation that has something coming up is told so (ADR 65). How far a round has come, and what it has
 * told, is written in one transaction: whoever goes on after a crash tells nobody twice and leaves nobody out.
 */
@Injectable()
export class ComingUpTold implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: ComingUpRepository,
    private readonly questionSets: QuestionSetsService,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduler.every({ name: 'coming up', everyMs, run: () => this.tell() });
  }

  async tell(): Promise<void> {
    const today = this.clock.today();
    const hasMorningCome = this.clock.now() >= momentInLondon(today, morning);
    if (!isMailDay(today) || !hasMorningCome) return;
    while (!(await this.tellSome(today)));
  }

  /** @returns whether the round of the month is finished */
  private async tellSome(today: string): Promise<boolean> {
    const { edition } = await this.questionSets.current();
    const wanted = { edition: edition.id, today, until: addDays(today, mailedWithinDays) };
    return this.dataSource.transaction(async (manager) => {
      const round = await this.repository.hold(manager, today.slice(0, 7));
      if (round.finishedAt) return true;
      const codes = await this.repository.due(manager, wanted, round.reached, atOnce);
      for (const code of codes) await this.outbox.tell(manager, thingsComingUp, { code });
      const isFinished = codes.length < atOnce;
      round.reached = codes.at(-1) ?? round.reached;
      if (isFinished) round.finishedAt = this.clock.now();
      await this.repository.save(manager, round);
      return isFinished;
    });
  }
}
