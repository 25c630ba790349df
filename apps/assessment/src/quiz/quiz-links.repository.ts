import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { QuizLink } from './quiz-link.entity.js';

@Injectable()
export class QuizLinksRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One link at a time is made or ended for an organisation. */
  async lock(manager: EntityManager, code: string): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtext('quiz link'), hashtext($1))`, [code]);
  }

  /** The link that works. */
  live(code: string, manager: EntityManager = this.dataSource.manager): Promise<QuizLink | null> {
    return manager.findOneBy(QuizLink, { code, endedAt: IsNull() });
  }

  byToken(token: string): Promise<QuizLink | null> {
    return this.dataSource.manager.findOneBy(QuizLink, { token });
  }

  async insert(manager: EntityManager, link: Omit<QuizLink, 'endedAt'>): Promise<void> {
    await manager.insert(QuizLink, link);
  }

  /** @returns whether there was one to end */
  async end(manager: EntityManager, code: string, endedAt: Date): Promise<boolean> {
    const { affected } = await manager.update(QuizLink, { code, endedAt: IsNull() }, { endedAt });
    return affected === 1;
  }
}
