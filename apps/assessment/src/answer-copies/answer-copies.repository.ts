import { noAnswer, type AnswerValue } from '@dspt/contracts/assessment/assessments';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, LessThan, MoreThan, type EntityManager } from 'typeorm';
import { StoredAnswerCopy } from './answer-copy.entity.js';
import { StoredAnswerCopyTarget, type Undo } from './answer-copy-target.entity.js';

/** Whose answers are written, and on whose account. */
export interface Writing {
  code: string;
  edition: string;
  at: Date;
  by: string;
  byName: string;
  /** For the history, with the id of the copy. */
  through: object;
}

@Injectable()
export class AnswerCopiesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(
    manager: EntityManager,
    copy: StoredAnswerCopy,
    targets: StoredAnswerCopyTarget[],
  ): Promise<void> {
    await manager.insert(StoredAnswerCopy, copy);
    await manager.insert(StoredAnswerCopyTarget, targets);
  }

  /** Somebody's own. */
  find(code: string, id: string, madeBy: string): Promise<StoredAnswerCopy | null> {
    return this.dataSource.manager.findOneBy(StoredAnswerCopy, { code, id, madeBy });
  }

  /** Somebody's own that were made since and not undone, newest first, with all their organisations. */
  async madeSince(
    code: string,
    madeBy: string,
    since: Date,
  ): Promise<{ copy: StoredAnswerCopy; targets: StoredAnswerCopyTarget[] }[]> {
    const copies = await this.dataSource.manager.find(StoredAnswerCopy, {
      where: { code, madeBy, doneAt: MoreThan(since), undoneAt: IsNull() },
      order: { doneAt: 'DESC' },
    });
    return Promise.all(copies.map(async (copy) => ({ copy, targets: await this.targets(copy.id) })));
  }

  targets(copyId: string): Promise<StoredAnswerCopyTarget[]> {
    return this.dataSource.manager.find(StoredAnswerCopyTarget, {
      where: { copyId },
      order: { name: 'ASC', code: 'ASC' },
    });
  }

  /** Until the transaction ends nobody else copies to this organisation, or undoes it. */
  hold(manager: EntityManager, copyId: string, code: string): Promise<StoredAnswerCopyTarget> {
    return manager.findOneOrFail(StoredAnswerCopyTarget, {
      where: { copyId, code },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async save(
    manager: EntityManager,
    { copyId, code }: StoredAnswerCopyTarget,
    changes: Partial<StoredAnswerCopyTarget>,
  ): Promise<void> {
    await manager.update(StoredAnswerCopyTarget, { copyId, code }, changes);
  }

  /** Only the first time counts. */
  async decided(id: string, what: 'doneAt' | 'undoneAt', at: Date): Promise<void> {
    await this.dataSource.manager.update(StoredAnswerCopy, { id, [what]: IsNull() }, { [what]: at });
  }

  /** Old ones go as new ones come: no timer. What they did stays in the history of the answers. */
  async forget(manager: EntityManager, madeBefore: Date): Promise<void> {
    await manager.delete(StoredAnswerCopy, { madeAt: LessThan(madeBefore) });
  }

  /** @returns of each answer the row there was before, as the database has it */
  write(
    manager: EntityManager,
    { code, edition, at, by, byName, through }: Writing,
    answers: readonly { ref: string; value: AnswerValue }[],
  ): Promise<Pick<Undo['answers'][number], 'ref' | 'before'>[]> {
    return manager.query(
      `with given as (
         select ref, value from jsonb_to_recordset($3::jsonb) as given (ref text, value jsonb)
       ), before as (
         select a.* from answers a join given using (ref) where a.code = $1 and a.edition = $2
       ), saved as (
         insert into answers (code, edition, ref, value, version, changed_at, changed_by, changed_by_name)
         select $1, $2, ref, value, 1 + coalesce((
             select max(version) from answer_changes c where c.code = $1 and c.edition = $2 and c.ref = given.ref), 0),
           $4::timestamptz, $5::uuid, $6
         from given
         on conflict (code, edition, ref) do update
           set value = excluded.value, version = answers.version + 1, changed_at = excluded.changed_at,
             changed_by = excluded.changed_by, changed_by_name = excluded.changed_by_name, carried_from = null
         returning ref, version, value
       ), logged as (
         insert into answer_changes
           (code, edition, ref, version, changed_at, changed_by, changed_by_name, before, after, through)
         select $1, $2, saved.ref, saved.version, $4, $5, $6, before.value, saved.value, $7::jsonb
         from saved left join before using (ref)
       )
       select ref, to_jsonb(before) as before from saved left join before using (ref)`,
      [code, edition, JSON.stringify(answers), at, by, byName, JSON.stringify(through)],
    );
  }

  /** Answers become what they were, with everything but the version, which rises for good; where there was none, none is left. */
  async putBack(
    manager: EntityManager,
    { code, edition, at, by, byName, through }: Writing,
    answers: readonly Pick<Undo['answers'][number], 'ref' | 'before'>[],
  ): Promise<void> {
    await manager.query(
      `with given as (
         select ref, before from jsonb_to_recordset($3::jsonb) as given (ref text, before jsonb)
       ), old as (
         select ref, a.value, a.version, given.before from answers a join given using (ref)
         where a.code = $1 and a.edition = $2
       ), removed as (
         delete from answers a using old
         where a.code = $1 and a.edition = $2 and a.ref = old.ref and old.before is null
       ), restored as (
         update answers a
         set value = was.value, version = a.version + 1, changed_at = was.changed_at, changed_by = was.changed_by,
           changed_by_name = was.changed_by_name, carried_from = was.carried_from
         from old, jsonb_populate_record(null::answers, old.before) was
         where a.code = $1 and a.edition = $2 and a.ref = old.ref and old.before is not null
       )
       insert into answer_changes
         (code, edition, ref, version, changed_at, changed_by, changed_by_name, before, after, through)
       select $1, $2, ref, version + 1, $4::timestamptz, $5::uuid, $6, value, coalesce(before->'value', $7::jsonb), $8::jsonb from old`,
      [
        code,
        edition,
        JSON.stringify(answers),
        at,
        by,
        byName,
        JSON.stringify(noAnswer),
        JSON.stringify(through),
      ],
    );
  }
}
