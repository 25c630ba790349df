import type { JsMsg } from '@nats-io/jetstream';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
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
  async once(
    messages: JsMsg[],
    handle: (message: JsMsg, context: EventContext) => Promise<void>,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const inserted = await manager.query<{ id: string }[]>(
        `insert into inbox (event_id, subject) select * from unnest($1::text[], $2::text[])
         on conflict do nothing returning event_id as id`,
        [messages.map(idOf), messages.map(({ subject }) => subject)],
      );
      const fresh = new Set(inserted.map(({ id }) => id));
      for (const message of messages) {
        const id = idOf(message);
        if (fresh.delete(id)) await handle(message, new EventContext(manager, id, new Date(message.time)));
      }
    });
  }

  /** Keeps an event that failed for good where an operator can see and replay it. */
  async setAside(message: JsMsg, name: string, error: unknown): Promise<void> {
    await this.dataSource.query(
      `insert into set_aside (event_id, name, data, error) values ($1, $2, $3, $4)
       on conflict (event_id) do update set error = excluded.error, set_aside_at = now()`,
      [idOf(message), name, message.string(), error instanceof Error ? error.message : String(error)],
    );
  }
}

const idOf = (message: JsMsg): string => message.headers?.get('Nats-Msg-Id') || `stream-${message.seq}`;
