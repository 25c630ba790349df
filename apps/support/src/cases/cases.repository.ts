import type { Query } from '@dspt/contracts/define';
import type { CaseSummary, caseEntry, listCases } from '@dspt/contracts/support/cases';
import { NotFound } from '@dspt/contracts/problem';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';

export interface CaseRow {
  id: string;
  number: string;
  topic: CaseSummary['topic'];
  state: CaseSummary['state'];
  source: CaseSummary['source'];
  code: string | null;
  organisation_name: string | null;
  email: string;
  first_name: string;
  last_name: string;
  telephone: string;
  message: string;
  assignee_id: string | null;
  assignee_name: string | null;
  opened_at: Date;
  changed_at: Date;
  version: number;
}

export interface EntryRow {
  id: string;
  kind: z.output<typeof caseEntry>['kind'];
  at: Date;
  by_id: string | null;
  by_name: string | null;
  text: string;
}

export type NewCase = Omit<
  CaseRow,
  'number' | 'state' | 'assignee_id' | 'assignee_name' | 'version' | 'changed_at'
>;
export type CaseChange = Pick<
  CaseRow,
  'state' | 'topic' | 'code' | 'organisation_name' | 'assignee_id' | 'assignee_name'
>;

/** About the same organisation, or from the same address, in so many days. */
const duplicateDays = 90;

const sorts: Record<Query<typeof listCases>['sort'], string> = {
  number: 'seq',
  openedAt: 'opened_at',
  changedAt: 'changed_at',
  state: 'state',
  topic: 'topic',
  assignee: 'assignee_name',
};

@Injectable()
export class CasesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async list(query: Query<typeof listCases>, me: string): Promise<{ rows: CaseRow[]; total: number }> {
    const { where, values } = conditions(query, me);
    const [count] = await this.dataSource.query<{ total: number }[]>(
      `select count(*)::int as total from cases ${where}`,
      values,
    );
    const { sort, order, page, perPage } = query;
    const rows = await this.dataSource.query<CaseRow[]>(
      `select * from cases ${where}
       order by ${sorts[sort]} ${order === 'DESC' ? 'desc' : 'asc'} nulls last, seq
       limit $${values.length + 1} offset $${values.length + 2}`,
      [...values, perPage, (page - 1) * perPage],
    );
    return { rows, total: count!.total };
  }

  /** @throws {NotFound} */
  async get(id: string, manager: EntityManager = this.dataSource.manager): Promise<CaseRow> {
    const [row] = await manager.query<CaseRow[]>('select * from cases where id = $1', [id]);
    if (!row) throw new NotFound('case');
    return row;
  }

  /** Until the transaction ends nobody else changes it. @throws {NotFound} */
  async lock(manager: EntityManager, id: string): Promise<CaseRow> {
    await manager.query('select from cases where id = $1 for no key update', [id]);
    return this.get(id, manager);
  }

  async findByNumber(manager: EntityManager, number: string): Promise<CaseRow | undefined> {
    const [row] = await manager.query<CaseRow[]>('select * from cases where number = upper(trim($1))', [
      number,
    ]);
    return row;
  }

  entries(id: string): Promise<EntryRow[]> {
    return this.dataSource.query(
      'select id, kind, at, by_id, by_name, text from case_entries where case_id = $1 order by seq',
      [id],
    );
  }

  async entryText(caseId: string, entryId: string): Promise<string> {
    const [entry] = await this.dataSource.query<{ text: string }[]>(
      'select text from case_entries where case_id = $1 and id = $2',
      [caseId, entryId],
    );
    if (!entry) throw new NotFound('entry');
    return entry.text;
  }

  duplicatesOf({ id, code, email, opened_at }: CaseRow): Promise<CaseRow[]> {
    return this.dataSource.query(
      `select * from cases
       where id <> $1 and (email = $2 or code = $3) and abs(extract(epoch from opened_at - $4)) < ${duplicateDays} * 86400
       order by opened_at desc limit 20`,
      [id, email, code, opened_at],
    );
  }

  /** @returns its number, such as C-2026-000123; `undefined` when there is a case with this id already */
  async insert(manager: EntityManager, row: NewCase): Promise<string | undefined> {
    const [inserted] = await manager.query<{ number: string }[]>(
      `with next as (select nextval(pg_get_serial_sequence('cases', 'seq')) as seq)
       insert into cases (id, seq, number, topic, source, code, organisation_name, email, first_name, last_name, telephone,
         message, opened_at, changed_at)
       overriding system value
       select $1, seq, 'C-' || $2 || '-' || lpad(seq::text, 6, '0'), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12 from next
       on conflict (id) do nothing returning number`,
      [
        row.id,
        String(row.opened_at.getUTCFullYear()),
        row.topic,
        row.source,
        row.code,
        row.organisation_name,
        row.email,
        row.first_name,
        row.last_name,
        row.telephone,
        row.message,
        row.opened_at,
      ],
    );
    return inserted?.number;
  }

  async change(manager: EntityManager, id: string, change: CaseChange, now: Date): Promise<void> {
    await manager.query(
      `update cases set state = $2, topic = $3, code = $4, organisation_name = $5, assignee_id = $6, assignee_name = $7,
         changed_at = $8, version = version + 1
       where id = $1`,
      [
        id,
        change.state,
        change.topic,
        change.code,
        change.organisation_name,
        change.assignee_id,
        change.assignee_name,
        now,
      ],
    );
  }

  /** @returns `false` when there is an entry with this id already */
  async addEntry(manager: EntityManager, caseId: string, entry: EntryRow): Promise<boolean> {
    const { id, kind, at, by_id, by_name, text } = entry;
    const added = await manager.query<unknown[]>(
      `insert into case_entries (id, case_id, kind, at, by_id, by_name, text) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (id) do nothing returning 1`,
      [id, caseId, kind, at, by_id, by_name, text],
    );
    await manager.query('update cases set changed_at = $2 where id = $1', [caseId, at]);
    return added.length > 0;
  }
}

function conditions({ q, state, topic, assignee, code, email }: Query<typeof listCases>, me: string) {
  const values: unknown[] = [];
  const add = (value: unknown) => `$${values.push(value)}`;
  const parts = [
    state === 'unsolved' && `state <> 'solved'`,
    state && state !== 'unsolved' && `state = ${add(state)}`,
    topic && `topic = ${add(topic)}`,
    assignee === 'nobody' && 'assignee_id is null',
    assignee && assignee !== 'nobody' && `assignee_id = ${add(assignee === 'me' ? me : assignee)}`,
    code && `code = ${add(code)}`,
    email && `email = ${add(email)}`,
    q &&
      `strpos(lower(concat_ws(' ', number, code, organisation_name, email, first_name || ' ' || last_name)), lower(${add(q)})) > 0`,
  ].filter(Boolean);
  return { where: parts.length > 0 ? `where ${parts.join(' and ')}` : '', values };
}
