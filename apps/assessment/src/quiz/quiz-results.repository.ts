import { randomUUID } from 'node:crypto';
import type { QuizPerson as Person } from '@dspt/contracts/assessment/quiz-results';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { QuizPerson } from './quiz-person.entity.js';
import { QuizResult } from './quiz-result.entity.js';
import { QuizStaff } from './quiz-staff.entity.js';

type Named = Pick<QuizPerson, 'code' | 'key' | 'firstName' | 'lastName' | 'job'>;
type ByLink = Omit<QuizResult, 'sheet' | 'recordedBy' | 'recordedByName'>;
/** Somebody with what they achieved. */
export type PersonRow = Omit<Person, 'standing'>;

@Injectable()
export class QuizResultsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Everybody who took the quiz of an organisation, by name. */
  people(code: string): Promise<PersonRow[]> {
    return this.dataSource.query<PersonRow[]>(
      `select p.id, p.first_name as "firstName", p.last_name as "lastName", p.job,
         (select max(taken_on)::text from quiz_results where person_id = p.id and passed) as "passedOn",
         json_build_object('score', best.score, 'total', best.total) as best,
         json_build_object('score', last.score, 'total', last.total, 'takenOn', last.taken_on) as last
       from quiz_people p
       join lateral (select score, total from quiz_results where person_id = p.id
         order by score::float / total desc limit 1) best on true
       join lateral (select score, total, taken_on from quiz_results where person_id = p.id
         order by taken_on desc, recorded_at desc limit 1) last on true
       where p.code = $1 order by lower(p.last_name), lower(p.first_name), p.id`,
      [code],
    );
  }

  /** Newest first. */
  resultsOf(personId: string): Promise<QuizResult[]> {
    return this.dataSource.manager.find(QuizResult, {
      where: { personId },
      order: { takenOn: 'desc', recordedAt: 'desc' },
    });
  }

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

  async insert(manager: EntityManager, result: ByLink | QuizResult): Promise<void> {
    await manager.insert(QuizResult, result);
  }

  /** Held until the transaction ends, so that no result comes to them meanwhile. @returns those that there are */
  async hold(manager: EntityManager, code: string, ids: readonly string[]): Promise<string[]> {
    const rows = await manager.query<{ id: string }[]>(
      `select id from quiz_people where code = $1 and id = any($2) and joined_to is null order by id for update`,
      [code, ids],
    );
    return rows.map(({ id }) => id);
  }

  /** All results of one are the other's, and so are those of whoever was joined to that one before. */
  async join(manager: EntityManager, from: string, to: string): Promise<void> {
    await manager.update(QuizResult, { personId: from }, { personId: to });
    await manager.update(QuizPerson, { joinedTo: from }, { joinedTo: to });
    await manager.update(QuizPerson, { id: from }, { joinedTo: to });
  }

  async remove(manager: EntityManager, id: string): Promise<void> {
    await manager.delete(QuizPerson, { id, joinedTo: IsNull() });
  }

  /** Also the person, when there was no other result. @returns whether there was one to remove */
  async removeResult(manager: EntityManager, personId: string, id: string): Promise<boolean> {
    const { affected } = await manager.delete(QuizResult, { id, personId });
    if (!(await manager.existsBy(QuizResult, { personId }))) await this.remove(manager, personId);
    return affected === 1;
  }

  staff(code: string, manager: EntityManager = this.dataSource.manager): Promise<QuizStaff | null> {
    return manager.findOneBy(QuizStaff, { code });
  }

  /** On top of a version. @returns whether it was still that one */
  async saveStaff(manager: EntityManager, staff: QuizStaff): Promise<boolean> {
    const saved = await manager.query<unknown[]>(
      `insert into quiz_staff as old (code, staff, version, changed_at, changed_by_name)
       values ($1, $2, $3::integer + 1, $4, $5)
       on conflict (code) do update set staff = excluded.staff, version = excluded.version,
         changed_at = excluded.changed_at, changed_by_name = excluded.changed_by_name
       where old.version = $3
       returning 1`,
      [staff.code, staff.staff, staff.version, staff.changedAt, staff.changedByName],
    );
    return saved.length > 0;
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
