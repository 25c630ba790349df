import { randomBytes, randomUUID } from 'node:crypto';
import { makeQuizLink, type StaffQuiz } from '@dspt/contracts/assessment/quiz';
import { NotFound } from '@dspt/contracts/problem';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { Idempotency } from '@dspt/service-kit/idempotency/idempotency';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { QuizLink } from './quiz-link.entity.js';
import { QuizLinksRepository } from './quiz-links.repository.js';

/** 120 bits: nobody guesses it, and it fits on a poster. */
const tokenBytes = 15;

@Injectable()
export class QuizLinksService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: QuizLinksRepository,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async get(caller: Caller, code: string): Promise<StaffQuiz> {
    caller.mustActFor(code);
    const link = await this.repository.live(code);
    return {
      link: link && { token: link.token, madeAt: link.madeAt.toISOString(), madeBy: link.madeByName },
    };
  }

  async make(caller: Caller, code: string, requestId?: string): Promise<StaffQuiz> {
    caller.mustActFor(code);
    const sent = { route: makeQuizLink, requestId, by: caller.personId, input: { code } };
    await this.dataSource.transaction((manager) =>
      this.idempotency.once(manager, sent, () => this.replace(manager, caller, code)),
    );
    return this.get(caller, code);
  }

  async end(caller: Caller, code: string): Promise<StaffQuiz> {
    caller.mustActFor(code);
    await this.dataSource.transaction(async (manager) => {
      await this.repository.lock(manager, code);
      const ended = await this.repository.end(manager, code, this.clock.now());
      if (ended) await this.audit.write(manager, { did: 'quiz-link.ended', organisation: code });
    });
    return this.get(caller, code);
  }

  /** @throws {NotFound} when there is and was none */
  async byToken(token: string): Promise<QuizLink> {
    const link = await this.repository.byToken(token);
    if (!link) throw new NotFound('staff quiz');
    return link;
  }

  private async replace(manager: EntityManager, caller: Caller, code: string): Promise<void> {
    const now = this.clock.now();
    await this.repository.lock(manager, code);
    await this.repository.end(manager, code, now);
    await this.repository.insert(manager, {
      id: randomUUID(),
      code,
      token: randomBytes(tokenBytes).toString('base64url'),
      madeAt: now,
      madeBy: caller.personId,
      madeByName: caller.name,
    });
    await this.audit.write(manager, { did: 'quiz-link.made', organisation: code });
  }
}
