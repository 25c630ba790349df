import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { QuizResult } from './quiz-result.entity.js';
import type { QuizPerson } from './quiz-person.entity.js';

type Named = Pick<QuizPerson, 'code' | 'key' | 'firstName' | 'lastName' | 'job'>;

@Injectable()
export class QuizResultsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Who has this name in the organisation, known from now on. @returns their id */
  async person(manager: EntityManager, { code, key, firstName, lastName, job }: Named): Promise<string> {
    const [{ id }] = await manager.query<[{ id: string }]>(
      `insert into quiz_people (id, code, key, first_name, last_name, job) values ($1, $2, $3, $4, $5, $6)
       on conflict (code, key) do update set job = coalesce(nullif(excluded.job, ''), quiz_people.job)
       returning coalesce(joined_to, id) as id`,
      [randomUUID(), code, key, firstName, lastName, job],
    );
    return id;
  }

  async insert(manager: EntityManager, result: QuizResult): Promise<void> {
    await manager.insert(QuizResult, result);
  }

  /** With whoever has no other result. @returns how many were removed */
  removeTakenBefore(day: string): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const removed = await manager
        .createQueryBuilder()
        .delete()
        .from(QuizResult)
        .where('taken_on < :day', { day })
        .execute();
      if (removed.affected) await this.removePeopleWithoutResults(manager);
      return removed.affected ?? 0;
    });
  }

  private async removePeopleWithoutResults(manager: EntityManager): Promise<void> {
    await manager.query(
      `delete from quiz_people p where joined_to is null
       and not exists (select from quiz_results r where r.person_id = p.id)`,
    );
  }
}
