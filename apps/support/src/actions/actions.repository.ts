import { randomUUID } from 'node:crypto';
import type { Query } from '@dspt/contracts/define';
import type { Action, ActionState, listActions } from '@dspt/contracts/support/actions';
import type { ActionPreview } from '@dspt/contracts/support/execution';
import type { StaffRole } from '@dspt/contracts/access';
import { NotFound } from '@dspt/contracts/problem';
import { Idempotency } from '@dspt/service-kit/idempotency/idempotency';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

export interface StaffMember {
  id: string;
  name: string;
  role: StaffRole;
}

export interface ActionRow {
  id: string;
  kind: Action['kind'];
  input: Record<string, unknown>;
  /** As stored: one that waits too long has expired without anybody writing that down. */
  state: Exclude<ActionState, 'expired'>;
  preview: ActionPreview;
  case_id: string;
  case_number: string;
  reason: string;
  verification: Action['verification'];
  requested_by: StaffMember;
  requested_at: Date;
  expires_at: Date;
  decided_by: StaffMember | null;
  decided_at: Date | null;
  note: string | null;
  done_at: Date | null;
  undoes: string | null;
  undone_by: string | null;
}

/** One process's turn at executing an action: what comes of another turn than the last is too late. */
export interface Claim {
  claim: string | null;
  attempts: number;
}

export type NewAction = Omit<
  ActionRow,
  'case_number' | 'decided_by' | 'decided_at' | 'note' | 'done_at' | 'undone_by'
>;

/** SQL: longer than its owner is ever waited for. Whoever died, or was frozen, has lost it then. */
const claimLasts = `interval '20 seconds'`;

/** SQL: whoever waits for the answer executes it; only if they die the next process does. */
const firstTryByHand = `interval '5 seconds'`;

const claimable = `state = 'executing' and (claimed_until is null or claimed_until <= now())`;

const select = 'select a.*, c.number as case_number from actions a join cases c on c.id = a.case_id';

/** SQL: one that waits too long has expired without anybody writing that down; $6 is now. */
const shownState = `case when a.state = 'waiting' and a.expires_at <= $6 then 'expired' else a.state end`;

const sorts: Record<Query<typeof listActions>['sort'], string> = {
  requestedAt: 'a.seq',
  kind: 'a.kind',
  state: shownState,
  caseNumber: 'c.number',
};

@Injectable()
export class ActionsRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly idempotency: Idempotency,
  ) {}

  async list(query: Query<typeof listActions>, now: Date): Promise<{ rows: ActionRow[]; total: number }> {
    const { state, kind, organisation, person, caseNumber, sort, order, page, perPage } = query;
    const where = `where ($1::text is null or a.kind = $1) and ($2::text is null or a.organisations @> array[$2::text])
      and ($3::uuid is null or a.people @> array[$3::uuid]) and ($4::text is null or c.number = upper($4))
      and ($5::text is null or $5 = ${shownState})`;
    const values = [
      kind ?? null,
      organisation ?? null,
      person ?? null,
      caseNumber ?? null,
      state ?? null,
      now,
    ];
    const [count] = await this.dataSource.query<{ total: number }[]>(
      `select count(*)::int as total from actions a join cases c on c.id = a.case_id ${where}`,
      values,
    );
    const rows = await this.dataSource.query<ActionRow[]>(
      `${select} ${where} order by ${sorts[sort]} ${order === 'ASC' ? 'asc' : 'desc'}, a.seq desc limit $7 offset $8`,
      [...values, perPage, (page - 1) * perPage],
    );
    return { rows, total: count!.total };
  }

  /** @throws {NotFound} */
  async get(id: string, manager: EntityManager = this.dataSource.manager): Promise<ActionRow> {
    const row = await this.find(id, manager);
    if (!row) throw new NotFound('action');
    return row;
  }

  async find(
    id: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<(ActionRow & Claim) | undefined> {
    const [row] = await manager.query<(ActionRow & Claim)[]>(`${select} where a.id = $1`, [id]);
    return row;
  }

  /** Until the transaction ends nobody else decides about it. @throws {NotFound} */
  async lock(manager: EntityManager, id: string): Promise<ActionRow> {
    const row = await this.lockIfThere(manager, id);
    if (!row) throw new NotFound('action');
    return row;
  }

  async lockIfThere(manager: EntityManager, id: string): Promise<(ActionRow & Claim) | undefined> {
    await manager.query('select from actions where id = $1 for no key update', [id]);
    return this.find(id, manager);
  }

  /** The one that has waited longest for its turn, claimed; `undefined` when there is none now. */
  async claimNext(): Promise<(ActionRow & Claim) | undefined> {
    return this.claimWhere(
      `id = (select id from actions where ${claimable} and next_attempt_at <= now() order by seq limit 1
         for update skip locked)`,
      [],
    );
  }

  /** This one, whether its turn has come or not; `undefined` when somebody else has it, or it is not to be executed. */
  async claim(id: string): Promise<(ActionRow & Claim) | undefined> {
    return this.claimWhere(`id = $2 and ${claimable}`, [id]);
  }

  private async claimWhere(condition: string, values: unknown[]): Promise<(ActionRow & Claim) | undefined> {
    const [rows] = await this.dataSource.query<[{ id: string }[], number]>(
      `update actions set claim = $1, claimed_until = now() + ${claimLasts}, attempts = attempts + 1
       where ${condition} returning id`,
      [randomUUID(), ...values],
    );
    return rows[0] && this.find(rows[0].id);
  }

  /** @returns `false` when there is one with this id already */
  async insert(manager: EntityManager, row: NewAction): Promise<boolean> {
    const inserted = await manager.query<unknown[]>(
      `insert into actions (id, kind, input, state, preview, organisations, people, case_id, reason, verification,
         requested_by, requested_at, expires_at, undoes, next_attempt_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, now() + ${firstTryByHand}) on conflict (id) do nothing returning 1`,
      [
        row.id,
        row.kind,
        JSON.stringify(row.input),
        row.state,
        JSON.stringify(row.preview),
        row.preview.organisations,
        row.preview.people,
        row.case_id,
        row.reason,
        JSON.stringify(row.verification),
        JSON.stringify(row.requested_by),
        row.requested_at,
        row.expires_at,
        row.undoes,
      ],
    );
    return inserted.length > 0;
  }

  /** Things have changed: whoever decides sees this from now on. Its row is locked, or claimed. */
  async showAgain(manager: EntityManager, id: string, preview: ActionPreview): Promise<void> {
    await manager.query(
      `update actions set state = 'waiting', decided_by = null, decided_at = null, note = null,
         claim = null, claimed_until = null, preview = $2, organisations = $3, people = $4
       where id = $1`,
      [id, JSON.stringify(preview), preview.organisations, preview.people],
    );
  }

  async decide(
    manager: EntityManager,
    id: string,
    { state, by, at, note }: { state: ActionRow['state']; by: StaffMember; at: Date; note?: string },
  ): Promise<void> {
    await manager.query(
      `update actions set state = $2, decided_by = $3, decided_at = $4, note = $5,
         attempts = 0, next_attempt_at = now() + ${firstTryByHand}
       where id = $1`,
      [id, state, JSON.stringify(by), at, note ?? null],
    );
  }

  /** Whatever we thought meanwhile: its owner has done it. */
  async done(manager: EntityManager, { id, undoes }: ActionRow, at: Date): Promise<void> {
    await manager.query(
      `update actions set state = 'done', done_at = coalesce(done_at, $2), note = null, claim = null, claimed_until = null
       where id = $1`,
      [id, at],
    );
    if (undoes) await manager.query('update actions set undone_by = $2 where id = $1', [undoes, id]);
  }

  async failed(manager: EntityManager, id: string, note: string): Promise<void> {
    await manager.query(
      `update actions set state = 'failed', note = $2, claim = null, claimed_until = null where id = $1`,
      [id, note],
    );
  }

  /** Its owner gave no answer that says whether it is done: it is asked again. */
  async askAgain(manager: EntityManager, id: string, note: string, waitMs: number): Promise<void> {
    await manager.query(
      `update actions set note = $2, next_attempt_at = now() + $3 * interval '1 millisecond',
         claim = null, claimed_until = null
       where id = $1`,
      [id, note, waitMs],
    );
  }

  async forget(manager: EntityManager, id: string): Promise<void> {
    await manager.query('delete from actions where id = $1', [id]);
    await this.idempotency.forget(manager, id);
  }
}
