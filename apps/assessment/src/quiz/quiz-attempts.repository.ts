import { Injectable } from '@nestjs/common';
import { DataSource, LessThan, MoreThan, type EntityManager } from 'typeorm';
import { StoredQuizAttempt } from './quiz-attempt.entity.js';

type Unanswered = Omit<StoredQuizAttempt, 'answers' | 'finishedAt'>;

@Injectable()
export class QuizAttemptsRepository {
  constructor(private readonly dataSource: DataSource) {}

  begunSince(manager: EntityManager, linkId: string, since: Date): Promise<number> {
    return manager.countBy(StoredQuizAttempt, { linkId, begunAt: MoreThan(since) });
  }

  async insert(manager: EntityManager, attempt: Unanswered): Promise<void> {
    await manager.insert(StoredQuizAttempt, attempt);
  }

  find(id: string, since: Date): Promise<StoredQuizAttempt | null> {
    return this.dataSource.manager.findOneBy(StoredQuizAttempt, { id, begunAt: MoreThan(since) });
  }

  /** The same, held until the transaction ends. */
  hold(manager: EntityManager, id: string): Promise<StoredQuizAttempt> {
    return manager.findOneOrFail(StoredQuizAttempt, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async finish(
    manager: EntityManager,
    { id, answers, finishedAt }: Pick<StoredQuizAttempt, 'id' | 'answers' | 'finishedAt'>,
  ): Promise<void> {
    await manager.update(StoredQuizAttempt, { id }, { answers, finishedAt });
  }

  /** @returns how many were removed */
  async removeBegunBefore(before: Date): Promise<number> {
    const { affected } = await this.dataSource.manager.delete(StoredQuizAttempt, {
      begunAt: LessThan(before),
    });
    return affected ?? 0;
  }
}
