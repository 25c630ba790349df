import type { JsMsg } from '@nats-io/jetstream';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { whyText } from '../set-aside/why.js';
import { EventContext } from './handlers.js';

const dayMs = 24 * 3600 * 1000;

/** Remembers which events were handled, in the transaction of what they changed. */
@Injectable()
export class Inbox implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly dataSource: DataSource) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.forget().catch(() => undefined), dayMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Forgets events older than the stream keeps them: they cannot come again. */
  private async forget(): Promise<void> {
    await this.dataSource.query(`delete from inbox where handled_at < now() - interval '32 days'`);
  }

  /** Runs `handle` for those that were not handled before, in one transaction for all: they are handled together or not at all. */
  async once(messages: JsMsg[], handle: (context: EventContext) => Promise<void>): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const fresh = await this.remember(
        manager,
        messages.map((message) => ({ id: idOf(message), subject: message.subject })),
      );
      for (const message of messages) {
        const id = idOf(message);
        if (fresh.delete(id)) await handle(contextOf(message, manager, id));
      }
    });
  }

  /** Marks events as handled. @returns the ids of those that were not before */
  async remember(manager: EntityManager, events: { id: string; subject: string }[]): Promise<Set<string>> {
    const inserted = await manager.query<{ id: string }[]>(
      `insert into inbox (event_id, subject) select * from unnest($1::text[], $2::text[])
       on conflict do nothing returning event_id as id`,
      [events.map(({ id }) => id), events.map(({ subject }) => subject)],
    );
    return new Set(inserted.map(({ id }) => id));
  }

  /** Keeps an event that failed for good where an operator can see and replay it. */
  async setAside(message: JsMsg, name: string, error: unknown): Promise<void> {
    await this.dataSource.query(
      `insert into set_aside (event_id, name, data, error, occurred_at) values ($1, $2, $3, $4, $5)
       on conflict (event_id) do update set error = excluded.error, set_aside_at = now()`,
      [idOf(message), name, JSON.stringify(dataOf(message)), whyText(error), new Date(message.time)],
    );
  }
}

const idOf = (message: JsMsg): string => message.headers?.get('Nats-Msg-Id') || `stream-${message.seq}`;

const contextOf = (message: JsMsg, manager: EntityManager, id: string): EventContext =>
  new EventContext(manager, id, new Date(message.time), {
    name: message.subject.slice('events.'.length),
    data: dataOf(message),
  });

/** What is no JSON at all is taken as text: it fits no contract. */
function dataOf(message: JsMsg): unknown {
  try {
    return message.json();
  } catch {
    return message.string();
  }
}
