import { randomUUID } from 'node:crypto';
import { startOfDay } from '@dspt/contracts/days';
import type { Query } from '@dspt/contracts/define';
import { NotFound } from '@dspt/contracts/problem';
import type { listActions } from '@dspt/contracts/support/actions';
import type { ActionPreview } from '@dspt/contracts/support/execution';
import { inOrder } from '@dspt/service-kit/database/in-order';
import { insertOnce } from '@dspt/service-kit/database/insert-once';
import { Idempotency } from '@dspt/service-kit/idempotency/idempotency';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { StoredCase } from '../cases/case.entity.js';
import { StoredAction, type StaffMember } from './action.entity.js';

/** With the number of its case. */
export type ActionRow = StoredAction & { caseNumber: string };

export type NewAction = Pick<
  StoredAction,
  | 'id'
  | 'kind'
  | 'input'
  | 'state'
  | 'preview'
  | 'caseId'
  | 'reason'
  | 'verification'
  | 'requestedBy'
  | 'requestedAt'
  | 'expiresAt'
  | 'undoes'
>;

/** SQL: longer than its owner is ever waited for. Whoever died, or was frozen, has lost it then. */
const claimLasts = `interval '20 seconds'`;

/** SQL: whoever waits for the answer executes it; only if they die the next process does. */
const firstTryByHand = `interval '5 seconds'`;

const claimable = `state = 'executing' and (claimed_until is null or claimed_until <= now())`;

/** SQL: one that waits too long has expired without anybody writing that down. */
const expired = `(a.state = 'waiting' and a.expires_at <= :now)`;
const shownState = `case when ${expired} then 'expired' else a.state end`;

/** SQL: something has become of it that whoever asked has not opened yet. */
const unseen = `(a.seen_at is null and (a.undone_by is not null or ${expired}
  or (a.decided_at is not null and a.state in ('done', 'failed', 'refused'))))`;

/** SQL: when something last happened to it. */
const changedAt = `greatest(a.requested_at, a.decided_at, a.done_at, case when ${expired} then a.expires_at end,
  (select undoing.done_at from actions undoing where undoing.id = a.undone_by))`;

type Filter = Query<typeof listActions>;

const sorts: Record<Filter['sort'], string> = {
  requestedAt: 'a.seq',
  changedAt,
  kind: 'a.kind',
  state: shownState,
  caseNumber: 'c.number',
};

const unclaimed = { claim: null, claimedUntil: null };
const soon = () => `now() + ${firstTryByHand}`;

@Injectable()
export class ActionsRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly idempotency: Idempotency,
  ) {}

  async list(query: Filter, me: string, now: Date): Promise<{ rows: ActionRow[]; total: number }> {
    const { sort, order, page, perPage } = query;
    const all = this.dataSource.manager.createQueryBuilder(StoredAction, 'a').setParameter('now', now);
    const found = matching(all, query, me);
    // Before the cases are joined: that would have each action counted apart from the others.
    const total = await found.getCount();
    inOrder(withCase(found), { column: sorts[sort], order }, { column: 'a.seq', order: 'DESC' });
    return { rows: await read(found.limit(perPage).offset((page - 1) * perPage)), total };
  }

  /** @throws {NotFound} */
  async get(id: string, manager: EntityManager = this.dataSource.manager): Promise<ActionRow> {
    const row = await this.find(id, manager);
    if (!row) throw new NotFound('action');
    return row;
  }

  async find(id: string, manager: EntityManager = this.dataSource.manager): Promise<ActionRow | undefined> {
    const found = manager.createQueryBuilder(StoredAction, 'a').where('a.id = :id', { id });
    const [row] = await read(withCase(found));
    return row;
  }

  /** Until the transaction ends nobody else decides about it. @throws {NotFound} */
  async lock(manager: EntityManager, id: string): Promise<ActionRow> {
    const row = await this.lockIfThere(manager, id);
    if (!row) throw new NotFound('action');
    return row;
  }

  async lockIfThere(manager: EntityManager, id: string): Promise<ActionRow | undefined> {
    await manager.findOne(StoredAction, { where: { id }, lock: { mode: 'for_no_key_update' } });
    return this.find(id, manager);
  }

  /** The one that has waited longest for its turn, claimed; `undefined` when there is none now. */
  async claimNext(): Promise<ActionRow | undefined> {
    return this.claimWhere(
      `id = (select id from actions where ${claimable} and next_attempt_at <= now() order by seq limit 1
         for update skip locked)`,
      [],
    );
  }

  /** This one, whether its turn has come or not; `undefined` when somebody else has it, or it is not to be executed. */
  async claim(id: string): Promise<ActionRow | undefined> {
    return this.claimWhere(`id = $2 and ${claimable}`, [id]);
  }

  private async claimWhere(condition: string, values: unknown[]): Promise<ActionRow | undefined> {
    const [rows] = await this.dataSource.query<[{ id: string }[], number]>(
      `update actions set claim = $1, claimed_until = now() + ${claimLasts}, attempts = attempts + 1
       where ${condition} returning id`,
      [randomUUID(), ...values],
    );
    return rows[0] && this.find(rows[0].id);
  }

  /** @returns `false` when there is one with this id already */
  insert(manager: EntityManager, row: NewAction): Promise<boolean> {
    const { organisations, people } = row.preview;
    return insertOnce(manager, StoredAction, { ...row, organisations, people, nextAttemptAt: soon });
  }

  /** Things have changed: whoever decides sees this from now on. Its row is locked, or claimed. */
  async showAgain(manager: EntityManager, id: string, preview: ActionPreview): Promise<void> {
    const { organisations, people } = preview;
    const undecided = { state: 'waiting', decidedBy: null, decidedAt: null, note: null } as const;
    await manager.update(
      StoredAction,
      { id },
      { ...undecided, ...unclaimed, preview, organisations, people },
    );
  }

  async decide(
    manager: EntityManager,
    id: string,
    {
      state,
      by,
      at,
      note = null,
    }: { state: ActionRow['state']; by: StaffMember; at: Date; note?: string | null },
  ): Promise<void> {
    const decided = { state, decidedBy: by, decidedAt: at, note };
    await manager.update(StoredAction, { id }, { ...decided, attempts: 0, nextAttemptAt: soon });
  }

  /** Whatever we thought meanwhile: its owner has done it. */
  async done(manager: EntityManager, { id, undoes, requestedBy }: ActionRow, at: Date): Promise<void> {
    await manager
      .createQueryBuilder()
      .update(StoredAction)
      .set({ state: 'done', doneAt: () => 'coalesce(done_at, :at)', note: null, ...unclaimed })
      .setParameter('at', at)
      .where({ id })
      .execute();
    if (undoes) await this.undone(manager, undoes, { id, requestedBy, at });
  }

  /** News for whoever had asked for it, unless it was they who took it back. */
  private async undone(
    manager: EntityManager,
    id: string,
    by: Pick<ActionRow, 'id' | 'requestedBy'> & { at: Date },
  ): Promise<void> {
    const { requestedBy } = await this.get(id, manager);
    const seenAt = requestedBy.id === by.requestedBy.id ? by.at : null;
    await manager.update(StoredAction, { id }, { undoneBy: by.id, seenAt });
  }

  async seen(manager: EntityManager, id: string, seenAt: Date): Promise<void> {
    await manager.update(StoredAction, { id }, { seenAt });
  }

  async failed(manager: EntityManager, id: string, note: string): Promise<void> {
    await manager.update(StoredAction, { id }, { state: 'failed', note, ...unclaimed });
  }

  /** Its owner gave no answer that says whether it is done: it is asked again. */
  async askAgain(manager: EntityManager, id: string, note: string, waitMs: number): Promise<void> {
    const nextAttemptAt = () => `now() + ${waitMs} * interval '1 millisecond'`;
    await manager.update(StoredAction, { id }, { note, nextAttemptAt, ...unclaimed });
  }

  async forget(manager: EntityManager, id: string): Promise<void> {
    await manager.delete(StoredAction, { id });
    await this.idempotency.forget(manager, id);
  }
}

function matching(
  found: SelectQueryBuilder<StoredAction>,
  { state, kind, organisation, person, caseNumber, mine, toApprove, unseen: onlyUnseen, from }: Filter,
  me: string,
): SelectQueryBuilder<StoredAction> {
  if (kind) found.andWhere('a.kind = :kind', { kind });
  if (organisation) found.andWhere('a.organisations @> array[:organisation::text]', { organisation });
  if (person) found.andWhere('a.people @> array[:person::uuid]', { person });
  if (caseNumber)
    found.andWhere('a.caseId = (select id from cases where number = upper(:caseNumber))', { caseNumber });
  if (state) found.andWhere(`${shownState} = :state`, { state });
  if (mine) found.andWhere(`a.requested_by ->> 'id' = :me`, { me });
  if (toApprove)
    found.andWhere(`a.state = 'waiting' and not ${expired} and a.requested_by ->> 'id' <> :me`, { me });
  if (onlyUnseen) found.andWhere(unseen);
  if (from) found.andWhere(`${changedAt} >= :since`, { since: startOfDay(from) });
  return found;
}

const withCase = (actions: SelectQueryBuilder<StoredAction>): SelectQueryBuilder<StoredAction> =>
  actions.innerJoin(StoredCase, 'c', 'c.id = a.caseId').addSelect('c.number', 'case_number');

async function read(query: SelectQueryBuilder<StoredAction>): Promise<ActionRow[]> {
  const { entities, raw } = await query.getRawAndEntities<{ case_number: string }>();
  return entities.map((action, index) => Object.assign(action, { caseNumber: raw[index]!.case_number }));
}
