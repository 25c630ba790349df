import { noAnswer, type AnswerValue, type ChangedThrough } from '@dspt/contracts/assessment/assessments';
import { progressChanged } from '@dspt/contracts/assessment/progress';
import { acting } from '@dspt/service-kit/audit/acting';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** Which answer of which organisation. */
export type AnswerKey = readonly [code: string, edition: string, ref: string];

export interface AnswerRow {
  value: AnswerValue;
  version: number;
  changedAt: Date;
  changedBy: string;
  changedByName: string;
  carriedFrom: string | null;
}

export interface AnswerChange {
  version: number;
  changedAt: Date;
  changedByName: string;
  before: AnswerValue | null;
  after: AnswerValue;
  through: ChangedThrough | null;
}

interface NewAnswer {
  value: AnswerValue;
  /** The version it was made from; 0 for the first. */
  version: number;
  changedAt: Date;
  changedBy: string;
  changedByName: string;
  effect: AnswerEffect;
  /** The profile that effect was worked out for. */
  profileVersion: number;
}

/** By their refs. */
interface CheckedAnswers {
  stillRight: string[];
  lookAgain: string[];
  at: Date;
  by: string;
  byName: string;
}

/** What an answer means for its assessment. */
export interface AnswerEffect {
  /** Assertions that stand on it: they are confirmed no longer. */
  unconfirmed: string[];
  /** Items that count towards progress, as far as they are not waived. */
  counted: string[];
  /** How many items count and are waived. */
  waived: number;
}

const columns = `value, version, changed_at as "changedAt", changed_by as "changedBy",
  changed_by_name as "changedByName", carried_from as "carriedFrom"`;

/** With what could not be said yet when it was saved. */
const complete = (row: AnswerRow): AnswerRow => ({ ...row, value: { ...noAnswer, ...row.value } });

const saveStatement = `
  with before as (
    select value from answers where code = $1 and edition = $2 and ref = $3
  ), saved as (
    insert into answers (code, edition, ref, value, version, changed_at, changed_by, changed_by_name)
    select $1, $2, $3, $4::jsonb,
      case when $5 = 0 then 1 + coalesce(
        (select max(version) from answer_changes where code = $1 and edition = $2 and ref = $3), 0) else 1 end,
      $6::text::timestamptz, $7::uuid, $8
    from (select from profiles where code = $1 and version = $13 for share) as profile
    where $5 = 0 or exists (select from before)
    on conflict (code, edition, ref) do update
      set value = excluded.value, version = answers.version + 1, changed_at = excluded.changed_at,
        changed_by = excluded.changed_by, changed_by_name = excluded.changed_by_name, carried_from = null
      where answers.version = $5 and answers.value <> excluded.value
    returning version
  ), logged as (
    insert into answer_changes (code, edition, ref, version, changed_at, changed_by, changed_by_name, before, after)
    select $1, $2, $3, version, $6::text::timestamptz, $7, $8, (select value from before), $4 from saved
  ), held as (
    update assessments a
    set states = states || jsonb_build_object($3::text, $4::jsonb -> 'state'), confirmations = confirmations - $9::text[],
      assertion_versions = assertion_versions || (
        select coalesce(jsonb_object_agg(ref, a.version + 1), '{}') from unnest($9::text[]) ref),
      version = a.version + 1, last_activity_at = $6::text::timestamptz
    from saved where a.code = $1 and a.edition = $2
    returning a.version, a.states
  ), told as (
    insert into outbox (name, about, request_id, data)
    select $12, $1, $14::uuid, jsonb_build_object(
      'code', $1::text, 'edition', $2::text, 'version', version, 'lastActivityAt', $6::text,
      'total', cardinality($10::text[]) + $11::int,
      'answered', $11::int + (
        select count(*) from jsonb_each_text(states) state
        where state.key = any($10) and state.value in ('answered', 'not-applicable')))
    from held
  )
  select version from saved`;

@Injectable()
export class AnswersRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(
    key: AnswerKey,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<AnswerRow | undefined> {
    const [row] = await manager.query<AnswerRow[]>(
      `select ${columns} from answers where code = $1 and edition = $2 and ref = $3`,
      [...key],
    );
    return row && complete(row);
  }

  /** By ref. */
  async all(
    code: string,
    edition: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, AnswerRow>> {
    const rows = await manager.query<(AnswerRow & { ref: string })[]>(
      `select ref, ${columns} from answers where code = $1 and edition = $2`,
      [code, edition],
    );
    return new Map(rows.map((row) => [row.ref, complete(row)]));
  }

  /**
   * Saves the answer, its line in the history, what it changes in the assessment, and the fact to tell: in one statement,
   * for this is what everybody does all day long. Answers to other questions may be saved at the same time, so progress
   * is counted here, from the row as it is then; the profile stays what it is meanwhile. Versions rise for good: they go on where
   * they were when a copy of answers had brought the answer and was undone.
   * @returns the new version, or `undefined` when nothing was saved: the answer or the profile has another version by now, or
   * the answer is the same already
   */
  async save(
    key: AnswerKey,
    { value, version, changedAt, changedBy, changedByName, effect, profileVersion }: NewAnswer,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<number | undefined> {
    const [saved] = await manager.query<{ version: number }[]>(saveStatement, [
      ...key,
      JSON.stringify(value),
      version,
      changedAt.toISOString(),
      changedBy,
      changedByName,
      effect.unconfirmed,
      effect.counted,
      effect.waived,
      progressChanged.name,
      profileVersion,
      acting().requestId,
    ]);
    return saved?.version;
  }

  /** Answers that were carried over become somebody's own, or ask to be looked at again. Each has its line in the history. */
  async check(
    manager: EntityManager,
    { code, edition }: { code: string; edition: string },
    { stillRight, lookAgain, at, by, byName }: CheckedAnswers,
  ): Promise<void> {
    await manager.query(
      `with chosen as (
         select ref, value as before,
           case when ref = any($4) then value || '{"state":"carried-over"}' else value end as after
         from answers where code = $1 and edition = $2 and ref = any($3::text[] || $4::text[])
       ), saved as (
         update answers a
         set value = after, version = version + 1, changed_at = $5, changed_by = $6, changed_by_name = $7,
           carried_from = case when a.ref = any($4) then carried_from end
         from chosen where a.code = $1 and a.edition = $2 and a.ref = chosen.ref
         returning a.ref, a.version
       )
       insert into answer_changes (code, edition, ref, version, changed_at, changed_by, changed_by_name, before, after)
       select $1, $2, ref, version, $5, $6, $7, before, after from saved join chosen using (ref)`,
      [code, edition, stillRight, lookAgain, at, by, byName],
    );
  }

  /** What answers were in an earlier version of theirs, by ref: what the change after it says was there before. */
  async earlier(
    [code, edition]: readonly [code: string, edition: string],
    versions: readonly { ref: string; version: number }[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, AnswerValue>> {
    const rows = await manager.query<{ ref: string; before: AnswerValue | null }[]>(
      `select ref, before from answer_changes
       join jsonb_to_recordset($3::jsonb) as wanted (ref text, version integer) using (ref)
       where code = $1 and edition = $2 and answer_changes.version = wanted.version + 1`,
      [code, edition, JSON.stringify(versions)],
    );
    return new Map(rows.map(({ ref, before }) => [ref, { ...noAnswer, ...before }]));
  }

  history(key: AnswerKey): Promise<AnswerChange[]> {
    return this.dataSource.query(
      `select version, changed_at as "changedAt", changed_by_name as "changedByName", before, after, through
       from answer_changes where code = $1 and edition = $2 and ref = $3 order by version desc`,
      [...key],
    );
  }
}
