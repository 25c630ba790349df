import type { AnswerValue } from '@dspt/contracts/assessment/assessments';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** Which answer of which organisation. */
export type AnswerKey = readonly [code: string, edition: string, ref: string];

export interface AnswerRow {
  value: AnswerValue;
  version: number;
  changedAt: Date;
  changedByName: string;
  carriedFrom: string | null;
}

export interface AnswerChange {
  version: number;
  changedAt: Date;
  changedByName: string;
  before: AnswerValue | null;
  after: AnswerValue;
}

interface NewAnswer {
  value: AnswerValue;
  /** The version it was made from; 0 for the first. */
  version: number;
  changedAt: Date;
  changedBy: string;
  changedByName: string;
}

@Injectable()
export class AnswersRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(
    key: AnswerKey,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<AnswerRow | undefined> {
    const [row] = await manager.query<AnswerRow[]>(
      `select value, version, changed_at as "changedAt", changed_by_name as "changedByName", carried_from as "carriedFrom"
       from answers where code = $1 and edition = $2 and ref = $3`,
      [...key],
    );
    return row;
  }

  /**
   * Saves the answer and its line in the history. The new version, or `undefined` when nothing was saved: the answer
   * has another version by now, or is the same already.
   */
  async save(manager: EntityManager, key: AnswerKey, answer: NewAnswer): Promise<number | undefined> {
    const [saved] = await manager.query<{ version: number }[]>(
      `with before as (select value from answers where code = $1 and edition = $2 and ref = $3),
       saved as (
         insert into answers (code, edition, ref, value, version, changed_at, changed_by, changed_by_name)
         select $1, $2, $3, $4::jsonb, 1, $6::timestamptz, $7::uuid, $8
         where $5 = 0 or exists (select from before)
         on conflict (code, edition, ref) do update
           set value = excluded.value, version = answers.version + 1, changed_at = excluded.changed_at,
             changed_by = excluded.changed_by, changed_by_name = excluded.changed_by_name, carried_from = null
           where answers.version = $5 and answers.value <> excluded.value
         returning version
       )
       insert into answer_changes (code, edition, ref, version, changed_at, changed_by, changed_by_name, before, after)
       select $1, $2, $3, version, $6, $7, $8, (select value from before), $4 from saved
       returning version`,
      [
        ...key,
        JSON.stringify(answer.value),
        answer.version,
        answer.changedAt,
        answer.changedBy,
        answer.changedByName,
      ],
    );
    return saved?.version;
  }

  history(key: AnswerKey): Promise<AnswerChange[]> {
    return this.dataSource.query(
      `select version, changed_at as "changedAt", changed_by_name as "changedByName", before, after
       from answer_changes where code = $1 and edition = $2 and ref = $3 order by version desc`,
      [...key],
    );
  }
}
