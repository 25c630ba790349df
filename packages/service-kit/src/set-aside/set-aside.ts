import type { Output, Query } from '@dspt/contracts/define';
import { NotFound } from '@dspt/contracts/problem';
import type { listSetAside, SetAsideEvent } from '@dspt/contracts/set-aside';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { acting, actingAs } from '../audit/acting.js';
import { Audit } from '../audit/audit.js';
import { Clock } from '../clock.js';
import type { Caller } from '../http/caller.js';
import { EventContext } from '../messaging/handlers.js';
import { Inbox } from '../messaging/inbox.js';
import { NatsServer } from '../messaging/nats-server.js';
import { EventDiscarded, EventStillFails } from './problems.js';
import { whyText } from './why.js';

interface Row {
  event_id: string;
  name: string;
  data: unknown;
  error: string;
  occurred_at: Date | null;
  set_aside_at: Date;
  retried_at: Date | null;
  discarded_at: Date | null;
  discarded_by: string | null;
  discard_reason: string | null;
}

/** Events that failed for good, and what an operator decides about them. */
@Injectable()
export class SetAside {
  constructor(
    private readonly dataSource: DataSource,
    private readonly server: NatsServer,
    private readonly inbox: Inbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(
    service: string,
    { state, page, perPage }: Query<typeof listSetAside>,
  ): Promise<Output<typeof listSetAside>> {
    const where = `where (discarded_at is not null) = $1`;
    const discarded = state === 'discarded';
    const [count] = await this.dataSource.query<{ total: number }[]>(
      `select count(*)::int as total from set_aside ${where}`,
      [discarded],
    );
    const rows = await this.dataSource.query<Row[]>(
      `select * from set_aside ${where} order by set_aside_at desc, event_id limit $2 offset $3`,
      [discarded, perPage, (page - 1) * perPage],
    );
    return { items: rows.map((row) => eventOf(service, row)), total: count!.total };
  }

  /** Removed and handled in one transaction: an event is handled, or it is still there. */
  async replay(id: string): Promise<void> {
    try {
      await this.dataSource.transaction(async (manager) => {
        const row = await this.lock(manager, id);
        await manager.query('delete from set_aside where event_id = $1', [id]);
        await this.audit.write(manager, { did: 'event.replayed', ...aboutOf(row) });
        await this.handle(manager, row).catch((error: unknown) => {
          throw new HandlingFailed(whyText(error));
        });
      });
    } catch (error) {
      if (!(error instanceof HandlingFailed)) throw error;
      await this.dataSource.query('update set_aside set error = $2, retried_at = $3 where event_id = $1', [
        id,
        error.message,
        this.clock.now(),
      ]);
      throw new EventStillFails(error.message);
    }
  }

  async discard(id: string, reason: string, caller: Caller): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const row = await this.lock(manager, id);
      await manager.query(
        'update set_aside set discarded_at = $2, discarded_by = $3, discard_reason = $4 where event_id = $1',
        [id, this.clock.now(), caller.name, reason],
      );
      await this.audit.write(manager, { did: 'event.discarded', reason, ...aboutOf(row) });
    });
  }

  private async lock(manager: EntityManager, id: string): Promise<Row> {
    const [row] = await manager.query<Row[]>('select * from set_aside where event_id = $1 for update', [id]);
    if (!row) throw new NotFound('event: somebody may have had it handled already');
    if (row.discarded_at) throw new EventDiscarded(row.discarded_by ?? 'Somebody');
    return row;
  }

  /** What comes of an event is nobody's doing, whoever had it handled again. */
  private async handle(manager: EntityManager, row: Row): Promise<void> {
    const { event_id: id, name, data } = row;
    const fresh = await this.inbox.remember(manager, [{ id, subject: `events.${name}` }]);
    if (!fresh.has(id)) return;
    const context = new EventContext(manager, id, occurredAt(row), { name, data });
    await actingAs({ actor: null, requestId: acting().requestId }, () => this.server.deliver(context));
  }
}

/** Everything is rolled back, and why is kept. */
class HandlingFailed extends Error {}

const occurredAt = (row: Row): Date => row.occurred_at ?? row.set_aside_at;

function aboutOf({ event_id: eventId, name, data }: Row) {
  const { code } = (data ?? {}) as { code?: unknown };
  return {
    organisation: typeof code === 'string' ? code : null,
    to: { event: name, eventId },
  };
}

function eventOf(service: string, row: Row): SetAsideEvent {
  const { event_id: id, name: event, data, error: why } = row;
  return {
    id,
    service,
    event,
    data,
    why,
    occurredAt: occurredAt(row).toISOString(),
    setAsideAt: row.set_aside_at.toISOString(),
    retriedAt: row.retried_at?.toISOString() ?? null,
    discarded: row.discarded_at && {
      at: row.discarded_at.toISOString(),
      by: row.discarded_by ?? '',
      reason: row.discard_reason ?? '',
    },
  };
}
