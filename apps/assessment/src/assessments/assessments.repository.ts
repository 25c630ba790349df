import type { AnswerValue, ItemState } from '@dspt/contracts/assessment/assessments';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ProfileFields } from '../profiles/certificates.js';
import type { MappingStep } from '../question-sets/mapping.js';
import type { CarriedOverAnswer } from './carry-over.js';
import type { Confirmations, States } from './completion.js';

export interface AssessmentRow {
  states: States;
  confirmations: Confirmations;
  version: number;
  /** In which version the answers of an assertion were last changed, by its ref. */
  assertionVersions: Readonly<Record<string, number>>;
  lastActivityAt: Date | null;
  /** Empty until somebody fills it in. */
  profile: Partial<ProfileFields>;
  /** Rises with every change of the profile. */
  profileVersion: number;
  approachingPublished: boolean;
}

/** An answer of the edition before that nobody has looked at in this one. */
export interface UncheckedAnswer {
  ref: string;
  state: ItemState;
  from: string;
}

const columns = `
  a.states, a.confirmations, a.version,
    a.assertion_versions as "assertionVersions", a.last_activity_at as "lastActivityAt", p.fields as profile,
    p.version as "profileVersion",
    p.approaching_published_at is not null as "approachingPublished"`;

const select = `
  select ${columns} from assessments a join profiles p on p.code = a.code
  where a.code = $1 and a.edition = $2`;

@Injectable()
export class AssessmentsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(code: string, edition: string): Promise<AssessmentRow | undefined> {
    const [row] = await this.dataSource.query<AssessmentRow[]>(select, [code, edition]);
    return row;
  }

  /** In the newest edition each has worked in: what was only looked at was never told. */
  page(after: string | null, limit: number): Promise<(AssessmentRow & { code: string; edition: string })[]> {
    return this.dataSource.query(
      `select distinct on (a.code) a.code, a.edition, ${columns} from assessments a join profiles p on p.code = a.code
       where a.code > coalesce($1, '') and a.last_activity_at is not null
       order by a.code, a.edition desc limit $2`,
      [after, limit],
    );
  }

  /** Until the transaction ends nobody else changes this assessment or its organisation's profile, which is locked first. */
  async lock(manager: EntityManager, code: string, edition: string): Promise<AssessmentRow | undefined> {
    const [row] = await manager.query<AssessmentRow[]>(`${select} for no key update of p, a`, [
      code,
      edition,
    ]);
    return row;
  }

  /** `false` when another transaction was first. Versions go on rising from edition to edition. */
  async create(manager: EntityManager, code: string, edition: string): Promise<boolean> {
    await manager.query('insert into profiles (code) values ($1) on conflict do nothing', [code]);
    const created = await manager.query<unknown[]>(
      `insert into assessments (code, edition, version)
       select $1, $2, coalesce(max(version), 0) from assessments where code = $1
       on conflict do nothing returning 1`,
      [code, edition],
    );
    return created.length > 0;
  }

  async save(
    manager: EntityManager,
    [code, edition]: [code: string, edition: string],
    {
      states,
      confirmations,
      version,
      assertionVersions,
      lastActivityAt,
    }: Pick<AssessmentRow, 'states' | 'confirmations' | 'version' | 'assertionVersions' | 'lastActivityAt'>,
  ): Promise<void> {
    await manager.query(
      `update assessments set states = $3, confirmations = $4, version = $5, last_activity_at = $6,
         assertion_versions = $7
       where code = $1 and edition = $2`,
      [
        code,
        edition,
        JSON.stringify(states),
        JSON.stringify(confirmations),
        version,
        lastActivityAt,
        JSON.stringify(assertionVersions),
      ],
    );
  }

  unchecked(code: string, edition: string): Promise<UncheckedAnswer[]> {
    return this.dataSource.query(
      `select ref, value ->> 'state' as state, carried_from as "from" from answers
       where code = $1 and edition = $2 and carried_from is not null`,
      [code, edition],
    );
  }

  async answers(manager: EntityManager, code: string, edition: string): Promise<Map<string, AnswerValue>> {
    const rows = await manager.query<{ ref: string; value: AnswerValue }[]>(
      'select ref, value from answers where code = $1 and edition = $2',
      [code, edition],
    );
    return new Map(rows.map(({ ref, value }) => [ref, value]));
  }

  /** Whoever changed one of these answers last. */
  async lastChangedBy(
    manager: EntityManager,
    { code, edition }: { code: string; edition: string },
    refs: string[],
  ): Promise<string | undefined> {
    const [row] = await manager.query<{ name: string }[]>(
      `select changed_by_name as name from answers where code = $1 and edition = $2 and ref = any($3)
       order by changed_at desc limit 1`,
      [code, edition, refs],
    );
    return row?.name;
  }

  /** Answers that go on keep the name of whoever gave them. */
  async carryOver(
    manager: EntityManager,
    code: string,
    { from, to, answers }: { from: string; to: string; answers: CarriedOverAnswer[] },
  ): Promise<void> {
    await manager.query(
      `insert into answers (code, edition, ref, value, version, changed_at, changed_by, changed_by_name, carried_from)
       select $1, $3, carried.to, carried.value, 1, old.changed_at, old.changed_by, old.changed_by_name, $2
       from jsonb_to_recordset($4::jsonb) as carried ("from" text, "to" text, value jsonb)
       join answers old on old.code = $1 and old.edition = $2 and old.ref = carried.from`,
      [code, from, to, JSON.stringify(answers)],
    );
  }

  /** Who sees to an item goes on to do so in the next edition. Days that have passed stay behind. */
  async carryAssignments(
    manager: EntityManager,
    code: string,
    { from, to, steps, today }: { from: string; to: string; steps: readonly MappingStep[]; today: string },
  ): Promise<void> {
    await manager.query(
      `insert into assignments
         (code, edition, ref, owner_id, owner_name, due_on, left_by, version, given_at, given_by, to_tell)
       select $1, $3, step.to, old.owner_id, old.owner_name, case when old.due_on >= $5::date then old.due_on end,
         old.left_by, 1, old.given_at, old.given_by, false
       from jsonb_to_recordset($4::jsonb) as step ("from" text, "to" text)
       join assignments old on old.code = $1 and old.edition = $2 and old.ref = step.from
       where old.owner_id is not null or old.left_by is not null or old.due_on >= $5::date
       on conflict do nothing`,
      [code, from, to, JSON.stringify(steps), today],
    );
  }
}
