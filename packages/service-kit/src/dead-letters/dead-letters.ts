import type { Output, Query } from '@dspt/contracts/define';
import { NotFound } from '@dspt/contracts/problem';
import type { listDeadLetters, DeadLetter } from '@dspt/contracts/dead-letters';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not, type EntityManager } from 'typeorm';
import { acting, actingAs } from '../audit/acting.js';
import { Audit } from '../audit/audit.js';
import { Clock } from '../clock.js';
import type { Caller } from '../http/caller.js';
import type { Open } from '../messaging/handlers.js';
import { Inbox } from '../messaging/inbox.js';
import { NatsServer } from '../messaging/nats-server.js';
import { Relay } from '../messaging/relay.js';
import { storableText } from '../messaging/storable.js';
import { OutboxEntry } from '../messaging/outbox-entry.entity.js';
import { StoredDeadLetter } from './dead-letter.entity.js';
import { EventDiscarded, EventStillFails } from './problems.js';
import { whyText } from './why.js';

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
    const [rows, total] = await this.dataSource.manager.findAndCount(StoredDeadLetter, {
      where: { discardedAt: state === 'discarded' ? Not(IsNull()) : IsNull() },
      order: { deadLetteredAt: 'DESC', eventId: 'ASC' },
      take: perPage,
      skip: (page - 1) * perPage,
    });
    return { items: rows.map((row) => eventOf(service, row)), total };
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
      const retried = { error: why, retriedAt: this.clock.now() };
      await this.dataSource.manager.update(StoredDeadLetter, { eventId: id }, retried);
      throw new EventStillFails(why);
    }
  }

  /** A fact of this service that could not be told goes back to where facts wait to be told. */
  private async tellAgain(id: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const row = await this.take(manager, id);
      const { name, data, requestId } = row;
      await manager.insert(OutboxEntry, {
        id,
        name,
        data: data as object,
        toldAt: occurredAt(row),
        requestId,
      });
      this.relay.wakeAfterCommit(manager);
    });
  }

  async discard(id: string, reason: string, caller: Caller): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const row = await this.find(manager, id, true);
      const discarded = { discardedAt: this.clock.now(), discardedBy: caller.name, discardReason: reason };
      await manager.update(StoredDeadLetter, { eventId: id }, discarded);
      await this.audit.write(manager, { did: 'event.discarded', reason, ...aboutOf(row) });
    });
  }

  private async find(manager: EntityManager, id: string, locked = false): Promise<StoredDeadLetter> {
    const row = await manager.findOne(StoredDeadLetter, {
      where: { eventId: id },
      ...(locked ? { lock: { mode: 'pessimistic_write' } } : {}),
    });
    if (!row) throw new NotFound('event: somebody may have had it handled already');
    if (row.discardedAt) throw new EventDiscarded(row.discardedBy ?? 'Somebody');
    return row;
  }

  private async take(manager: EntityManager, id: string): Promise<StoredDeadLetter> {
    const row = await this.find(manager, id, true);
    await manager.delete(StoredDeadLetter, { eventId: id });
    await this.audit.write(manager, { did: 'event.replayed', ...aboutOf(row) });
    return row;
  }

  /** Who had it handled again is written down; what comes of it is nobody's doing. */
  private async handle(row: StoredDeadLetter): Promise<void> {
    const { eventId: id, name, data } = row;
    const operator = acting();
    const requestId = row.requestId ?? operator.requestId;
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

const occurredAt = (row: StoredDeadLetter): Date => row.occurredAt ?? row.deadLetteredAt;

function aboutOf({ eventId, name, data }: StoredDeadLetter) {
  const { code } = (data ?? {}) as { code?: unknown };
  return {
    organisation: typeof code === 'string' ? code : null,
    to: { event: name, eventId },
  };
}

function eventOf(service: string, row: StoredDeadLetter): DeadLetter {
  const { eventId: id, name: event, data, error: why } = row;
  return {
    id,
    service,
    event,
    data,
    why,
    occurredAt: occurredAt(row).toISOString(),
    deadLetteredAt: row.deadLetteredAt.toISOString(),
    retriedAt: row.retriedAt?.toISOString() ?? null,
    discarded: row.discardedAt && {
      at: row.discardedAt.toISOString(),
      by: row.discardedBy ?? '',
      reason: row.discardReason ?? '',
    },
  };
}
