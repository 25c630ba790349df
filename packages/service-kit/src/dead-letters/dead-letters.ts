import type { Output, Query } from '@dspt/contracts/define';
import { NotFound } from '@dspt/contracts/problem';
import type { listDeadLetters, DeadLetter } from '@dspt/contracts/dead-letters';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { acting, actingAs } from '../audit/acting.js';
import { Audit } from '../audit/audit.js';
import { Clock } from '../clock.js';
import type { Caller } from '../http/caller.js';
import type { Open } from '../messaging/handlers.js';
import { Inbox } from '../messaging/inbox.js';
import { NatsServer } from '../messaging/nats-server.js';
import { Relay } from '../messaging/relay.js';
import { storableText } from '../messaging/storable.js';
import { EventDiscarded, EventStillFails } from './problems.js';
import { whyText } from './why.js';

interface Row {
  event_id: string;
  name: string;
  data: unknown;
  error: string;
  occurred_at: Date | null;
  request_id: string | null;
  dead_lettered_at: Date;
  retried_at: Date | null;
  discarded_at: Date | null;
  discarded_by: string | null;
  discard_reason: string | null;
  /** Told by this service, and not by another to it. */
  outgoing: boolean;
}

/** Events that failed for good, and what an operator decides about them. */
@Injectable()
export class DeadLetters {
  constructor(
    private readonly dataSource: DataSource,
    private readonly server: NatsServer,
    private readonly inbox: Inbox,
    private readonly relay: Relay,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(
    service: string,
    { state, page, perPage }: Query<typeof listDeadLetters>,
  ): Promise<Output<typeof listDeadLetters>> {
    const where = `where (discarded_at is not null) = $1`;
    const discarded = state === 'discarded';
    const [count] = await this.dataSource.query<{ total: number }[]>(
      `select count(*)::int as total from dead_letters ${where}`,
      [discarded],
    );
    const rows = await this.dataSource.query<Row[]>(
      `select * from dead_letters ${where} order by dead_lettered_at desc, event_id limit $2 offset $3`,
      [discarded, perPage, (page - 1) * perPage],
    );
    return { items: rows.map((row) => eventOf(service, row)), total: count!.total };
  }

  /** Removed and handled in one transaction: an event is handled, or it is still there. */
  async replay(id: string): Promise<void> {
    const row = await this.find(this.dataSource.manager, id);
    if (row.outgoing) return this.tellAgain(id);
    try {
      await this.handle(row);
    } catch (error) {
      if (error instanceof NotFound || error instanceof EventDiscarded) throw error;
      const why = storableText(whyText(error));
      await this.dataSource.query('update dead_letters set error = $2, retried_at = $3 where event_id = $1', [
        id,
        why,
        this.clock.now(),
      ]);
      throw new EventStillFails(why);
    }
  }

  /** A fact of this service that could not be told goes back to where facts wait to be told. */
  private async tellAgain(id: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const row = await this.take(manager, id);
      await manager.query(
        'insert into outbox (id, name, data, told_at, request_id) values ($1, $2, $3, $4, $5)',
        [id, row.name, JSON.stringify(row.data), occurredAt(row), row.request_id],
      );
      this.relay.wakeAfterCommit(manager);
    });
  }

  async discard(id: string, reason: string, caller: Caller): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const row = await this.find(manager, id, true);
      await manager.query(
        'update dead_letters set discarded_at = $2, discarded_by = $3, discard_reason = $4 where event_id = $1',
        [id, this.clock.now(), caller.name, reason],
      );
      await this.audit.write(manager, { did: 'event.discarded', reason, ...aboutOf(row) });
    });
  }

  private async find(manager: EntityManager, id: string, locked = false): Promise<Row> {
    const [row] = await manager.query<Row[]>(
      `select * from dead_letters where event_id = $1 ${locked ? 'for update' : ''}`,
      [id],
    );
    if (!row) throw new NotFound('event: somebody may have had it handled already');
    if (row.discarded_at) throw new EventDiscarded(row.discarded_by ?? 'Somebody');
    return row;
  }

  private async take(manager: EntityManager, id: string): Promise<Row> {
    const row = await this.find(manager, id, true);
    await manager.query('delete from dead_letters where event_id = $1', [id]);
    await this.audit.write(manager, { did: 'event.replayed', ...aboutOf(row) });
    return row;
  }

  /** Who had it handled again is written down; what comes of it is nobody's doing. */
  private async handle(row: Row): Promise<void> {
    const { event_id: id, name, data } = row;
    const operator = acting();
    const requestId = row.request_id ?? operator.requestId;
    const event = { id, occurredAt: occurredAt(row), requestId, told: { name, data } };
    const open: Open = (act) =>
      this.dataSource.transaction(async (manager) => {
        await actingAs(operator, () => this.take(manager, id));
        const fresh = await this.inbox.remember(manager, [event]);
        if (fresh.has(id)) await act(manager);
      });
    await this.server.handleAgain(event, open);
  }
}

const occurredAt = (row: Row): Date => row.occurred_at ?? row.dead_lettered_at;

function aboutOf({ event_id: eventId, name, data }: Row) {
  const { code } = (data ?? {}) as { code?: unknown };
  return {
    organisation: typeof code === 'string' ? code : null,
    to: { event: name, eventId },
  };
}

function eventOf(service: string, row: Row): DeadLetter {
  const { event_id: id, name: event, data, error: why } = row;
  return {
    id,
    service,
    event,
    data,
    why,
    occurredAt: occurredAt(row).toISOString(),
    deadLetteredAt: row.dead_lettered_at.toISOString(),
    retriedAt: row.retried_at?.toISOString() ?? null,
    discarded: row.discarded_at && {
      at: row.discarded_at.toISOString(),
      by: row.discarded_by ?? '',
      reason: row.discard_reason ?? '',
    },
  };
}
