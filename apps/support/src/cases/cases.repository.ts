import type { Query } from '@dspt/contracts/define';
import { NotFound } from '@dspt/contracts/problem';
import type { listCases } from '@dspt/contracts/support/cases';
import { inOrder } from '@dspt/service-kit/database/in-order';
import { insertOnce } from '@dspt/service-kit/database/insert-once';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { StoredCaseEntry } from './case-entry.entity.js';
import { StoredCase } from './case.entity.js';

export type NewCase = Omit<
  StoredCase,
  'seq' | 'number' | 'state' | 'assigneeId' | 'assigneeName' | 'version' | 'changedAt'
>;
export type CaseChange = Pick<
  StoredCase,
  'state' | 'topic' | 'code' | 'organisationName' | 'assigneeId' | 'assigneeName'
>;
export type NewEntry = Omit<StoredCaseEntry, 'seq' | 'caseId'>;

/** About the same organisation, or from the same address, in so many days. */
const duplicateDays = 90;

const sorts: Record<Query<typeof listCases>['sort'], string> = {
  number: 'c.seq',
  openedAt: 'c.openedAt',
  changedAt: 'c.changedAt',
  state: 'c.state',
  topic: 'c.topic',
  assignee: 'c.assigneeName',
};

@Injectable()
export class CasesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async list(query: Query<typeof listCases>, me: string): Promise<{ rows: StoredCase[]; total: number }> {
    const { sort, order, page, perPage } = query;
    const found = this.dataSource.manager.createQueryBuilder(StoredCase, 'c');
    const asked = { column: sorts[sort], order };
    const [rows, total] = await inOrder(matching(found, query, me), asked, { column: 'c.seq', order: 'ASC' })
      .limit(perPage)
      .offset((page - 1) * perPage)
      .getManyAndCount();
    return { rows, total };
  }

  /** @throws {NotFound} */
  async get(id: string, manager: EntityManager = this.dataSource.manager): Promise<StoredCase> {
    const row = await manager.findOneBy(StoredCase, { id });
    if (!row) throw new NotFound('case');
    return row;
  }

  /** Until the transaction ends nobody else changes it. @throws {NotFound} */
  async lock(manager: EntityManager, id: string): Promise<StoredCase> {
    const row = await manager.findOne(StoredCase, { where: { id }, lock: { mode: 'for_no_key_update' } });
    if (!row) throw new NotFound('case');
    return row;
  }

  async renameAssignee(manager: EntityManager, assigneeId: string, assigneeName: string): Promise<void> {
    await manager.update(StoredCase, { assigneeId }, { assigneeName });
  }

  async findByNumber(manager: EntityManager, number: string): Promise<StoredCase | null> {
    return manager.findOneBy(StoredCase, { number: number.trim().toUpperCase() });
  }

  entries(caseId: string): Promise<StoredCaseEntry[]> {
    return this.dataSource.manager.find(StoredCaseEntry, { where: { caseId }, order: { seq: 'ASC' } });
  }

  async entryText(caseId: string, id: string): Promise<string> {
    const entry = await this.dataSource.manager.findOneBy(StoredCaseEntry, { caseId, id });
    if (!entry) throw new NotFound('entry');
    return entry.text;
  }

  duplicatesOf({ id, code, email, openedAt }: StoredCase): Promise<StoredCase[]> {
    return this.dataSource.manager
      .createQueryBuilder(StoredCase, 'c')
      .where('c.id <> :id and (c.email = :email or c.code = :code)', { id, email, code })
      .andWhere('abs(extract(epoch from c.openedAt - :openedAt)) < :seconds', {
        openedAt,
        seconds: duplicateDays * 86_400,
      })
      .orderBy('c.openedAt', 'DESC')
      .limit(20)
      .getMany();
  }

  /** @returns its number, such as C-2026-000123; `undefined` when there is a case with this id already */
  async insert(manager: EntityManager, row: NewCase): Promise<string | undefined> {
    const [inserted] = await manager.query<Pick<StoredCase, 'number'>[]>(
      `with next as (select nextval(pg_get_serial_sequence('cases', 'seq')) as seq)
       insert into cases (id, seq, number, topic, source, code, organisation_name, email, first_name, last_name, telephone,
         message, opened_at, changed_at)
       overriding system value
       select $1, seq, 'C-' || $2 || '-' || lpad(seq::text, 6, '0'), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12 from next
       on conflict (id) do nothing returning number`,
      [
        row.id,
        String(row.openedAt.getUTCFullYear()),
        row.topic,
        row.source,
        row.code,
        row.organisationName,
        row.email,
        row.firstName,
        row.lastName,
        row.telephone,
        row.message,
        row.openedAt,
      ],
    );
    return inserted?.number;
  }

  async change(manager: EntityManager, id: string, change: CaseChange, now: Date): Promise<void> {
    const version = () => 'version + 1';
    await manager.update(StoredCase, { id }, { ...change, changedAt: now, version });
  }

  /** @returns `false` when there is an entry with this id already */
  async addEntry(manager: EntityManager, caseId: string, entry: NewEntry): Promise<boolean> {
    const added = await insertOnce(manager, StoredCaseEntry, { ...entry, caseId });
    await manager.update(StoredCase, { id: caseId }, { changedAt: entry.at });
    return added;
  }
}

function matching(
  found: SelectQueryBuilder<StoredCase>,
  { q, state, topic, assignee, code, email }: Query<typeof listCases>,
  me: string,
): SelectQueryBuilder<StoredCase> {
  if (state === 'unsolved') found.andWhere(`c.state <> 'solved'`);
  else if (state) found.andWhere('c.state = :state', { state });
  if (topic) found.andWhere('c.topic = :topic', { topic });
  if (assignee === 'nobody') found.andWhere('c.assigneeId is null');
  else if (assignee)
    found.andWhere('c.assigneeId = :assignee', { assignee: assignee === 'me' ? me : assignee });
  if (code) found.andWhere('c.code = :code', { code });
  if (email) found.andWhere('c.email = :email', { email });
  if (q)
    found.andWhere(
      `strpos(lower(concat_ws(' ', c.number, c.code, c.organisationName, c.email, c.firstName || ' ' || c.lastName)), lower(:q)) > 0`,
      { q },
    );
  return found;
}
