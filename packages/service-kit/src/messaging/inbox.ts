import type { JsMsg } from '@nats-io/jetstream';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { whyText } from '../dead-letters/why.js';
import type { IncomingEvent } from './handlers.js';
import { TOLD_HEADER } from './relay.js';
import { requestOf } from './request-mark.js';
import { storableJson, storableText } from './storable.js';

/** Remembers which events were handled, in the transaction of what they changed. */
@Injectable()
export class Inbox {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs `act` with those that were not handled before, in one transaction for all: they are handled together or not at all. */
  async once(
    events: IncomingEvent[],
    act: (manager: EntityManager, fresh: IncomingEvent[]) => Promise<void>,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const fresh = await this.remember(manager, events);
      await act(manager, inOneOrder(events.filter(({ id }) => fresh.delete(id))));
    });
  }

  /** @returns those of the ids that were handled before */
  async handled(ids: string[]): Promise<Set<string>> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      'select event_id as id from inbox where event_id = any($1)',
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Marks events as handled, in one order whoever does it. @returns the ids of those that were not before */
  async remember(manager: EntityManager, events: IncomingEvent[]): Promise<Set<string>> {
    const inserted = await manager.query<{ id: string }[]>(
      `insert into inbox (event_id, subject) select id, subject from unnest($1::text[], $2::text[]) as given (id, subject)
       order by id on conflict do nothing returning event_id as id`,
      [events.map(({ id }) => id), events.map(({ told }) => `events.${told.name}`)],
    );
    return new Set(inserted.map(({ id }) => id));
  }

  /** Counts a failure to handle an event, whichever replica it was. @returns how many there have been */
  async failed(id: string): Promise<number> {
    const [row] = await this.dataSource.query<[{ failures: number }]>(
      `insert into event_failures as f (event_id, failures) values ($1, 1)
       on conflict (event_id) do update set failures = f.failures + 1, failed_at = now() returning failures`,
      [id],
    );
    return row.failures;
  }

  /** Keeps an event that failed for good where an operator can see and replay it. */
  async deadLetter(message: JsMsg, name: string, error: unknown): Promise<void> {
    const { id, occurredAt, requestId, told } = eventOf(message);
    await this.dataSource.query(
      `with counted as (delete from event_failures where event_id = $1)
       insert into dead_letters (event_id, name, data, error, occurred_at, request_id) values ($1, $2, $3, $4, $5, $6)
       on conflict (event_id) do update set error = excluded.error, dead_lettered_at = now()`,
      [id, name, storableJson(told.data), storableText(whyText(error)), occurredAt, requestId],
    );
  }
}

/** Whoever handles several together does so by organisation: two that lock rows in the same order never wait for each other. */
const inOneOrder = (events: IncomingEvent[]): IncomingEvent[] =>
  events
    .map((event) => ({ event, code: codeOf(event) }))
    .toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
    .map(({ event }) => event);

function codeOf({ told }: IncomingEvent): string {
  const { code } = (told.data ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

export const idOf = (message: JsMsg): string =>
  message.headers?.get('Nats-Msg-Id') || `stream-${message.seq}`;

/** A fact sent again after the stream was lost happened when it was told, not when it arrived. */
export const eventOf = (message: JsMsg): IncomingEvent => ({
  id: idOf(message),
  occurredAt: new Date(message.headers?.get(TOLD_HEADER) || message.time),
  requestId: requestOf(message),
  told: { name: message.subject.slice('events.'.length), data: dataOf(message) },
});

/** What is no JSON at all is taken as text: it fits no contract. */
function dataOf(message: JsMsg): unknown {
  try {
    return message.json();
  } catch {
    return message.string();
  }
}
