import type { ChangedThrough } from '@dspt/contracts/assessment/assessments';
import { plannedEachTime } from '@dspt/service-kit/database/preparing-client';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { auditKinds } from './audit-kinds.js';

/** One line of a history. `did` is that of the audit trail where it comes from there. */
export interface ChangeRow {
  /** Orders what happened at the same moment. */
  key: string;
  at: Date;
  did: 'answered' | 'assigned' | 'handed-over' | keyof typeof auditKinds;
  edition: string;
  /** Of items and assertions it is about. */
  refs: string[];
  person: string | null;
  name: string | null;
  before: unknown;
  after: unknown;
  through: ChangedThrough | null;
}

/** What is looked for; `null` is anything. */
export interface Wanted {
  person: string | null;
  /** Refs of items and assertions, by edition. */
  about: Record<string, string[]> | null;
  since: Date | null;
}

/**
 * SQL: all that happened to the assessment of $1, in every edition; $2 are the kinds of lines of the audit trail that say so.
 * There is no index by time: it is some thousand rows for one organisation after ten years, found by the primary keys that
 * begin with its code, and another index would be paid by everybody who saves an answer.
 */
const everything = `
  select changed_at as at, concat_ws(' ', 'answer', edition, ref, lpad(version::text, 10, '0')) as key,
    'answered' as did, edition, jsonb_build_array(ref) as refs, changed_by as person, changed_by_name as name,
    before, after, through
  from answer_changes where code = $1
  union all
  select changed_at, concat_ws(' ', 'assignment', edition, ref, lpad(version::text, 10, '0')),
    case when handover_id is null then 'assigned' else 'handed-over' end, edition, jsonb_build_array(ref),
    changed_by, changed_by_name, before, after, null
  from assignment_changes where code = $1
  union all
  select a.at, concat_ws(' ', 'audit', lpad(a.seq::text, 20, '0')), a.did,
    coalesce(a.after ->> 'edition', (
      select e.id from editions e where e.opens_on <= (a.at at time zone 'Europe/London')::date
      order by e.opens_on desc limit 1)),
    coalesce(a.after -> 'assertions', a.after -> 'questions', '[]'),
    case when whose.ours then a.actor_id end, case when whose.ours then a.actor_name end, a.before, a.after, null
  from audit a
  -- Whoever looks first, also from the helpdesk, has the answers carried over: it is not their doing.
  cross join lateral (
    select a.actor_role in ('auditor', 'member', 'administrator') and a.did <> 'assessment.carried-over' as ours
  ) whose
  where a.organisation = $1 and a.did = any($2::text[])`;

/** SQL: those that are wanted. $3: by whom; $4: about what, by edition; $5: since when. */
const wanted = `
  from (${everything}) change
  where ($3::uuid is null or person = $3)
    and ($4::jsonb is null or exists (
      select from jsonb_array_elements_text(refs) as about (ref) where ($4::jsonb -> edition) ? about.ref))
    and ($5::timestamptz is null or at >= $5)`;

const newestFirst = 'order by at desc, key desc';
const kinds = Object.keys(auditKinds);
const valuesOf = (code: string, { person, about, since }: Wanted): unknown[] => [
  code,
  kinds,
  person,
  about && JSON.stringify(about),
  since,
];

/** What the histories that there are, and the audit trail, say of one organisation. */
@Injectable()
export class ChangesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async list(
    code: string,
    filter: Wanted,
    { page, perPage }: { page: number; perPage: number },
  ): Promise<{ rows: ChangeRow[]; total: number }> {
    const values = valuesOf(code, filter);
    const [{ total }] = await this.dataSource.query<[{ total: number }]>(
      `${plannedEachTime} select count(*)::int as total ${wanted}`,
      values,
    );
    const rows = await this.dataSource.query<ChangeRow[]>(
      `${plannedEachTime} select change.* ${wanted} ${newestFirst} limit $6 offset $7`,
      [...values, perPage, (page - 1) * perPage],
    );
    return { rows, total };
  }

  /** All of them, in pieces: nothing is held open while a slow reader takes its time, and what comes meanwhile moves none. */
  async *all(code: string, filter: Wanted, pieceSize = 1000): AsyncGenerator<ChangeRow> {
    for (let last: ChangeRow | undefined; ;) {
      const rows: ChangeRow[] = await this.dataSource.query<ChangeRow[]>(
        `${plannedEachTime} select change.* ${wanted} and ($6::timestamptz is null or (at, key) < ($6, $7::text))
         ${newestFirst} limit $8`,
        [...valuesOf(code, filter), last?.at ?? null, last?.key ?? null, pieceSize],
      );
      yield* rows;
      if (rows.length < pieceSize) return;
      last = rows.at(-1);
    }
  }

  /** Everybody who has changed something, under the name that they had last. */
  people(code: string): Promise<{ id: string; name: string }[]> {
    return this.dataSource.query(
      `select id, name from (
         select distinct on (person) person as id, name from (${everything}) change
         where person is not null order by person, at desc
       ) people order by lower(name), id`,
      [code, kinds],
    );
  }
}
