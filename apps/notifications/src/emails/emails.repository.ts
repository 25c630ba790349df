import type { Query } from '@dspt/contracts/define';
import type { EmailEntry, listStaffEmails } from '@dspt/contracts/notifications/emails';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Letter, Written } from './letter.js';

/** An email whose turn it is; locked for everybody else until the transaction ends. */
export interface DueEmail {
  id: string;
  template: string;
  to: string;
  subject: string;
  data: Written;
  attempts: number;
}

/** What became of an attempt. Only a waiting email keeps what it is written from. */
export interface Outcome {
  state: EmailEntry['state'];
  attempts: number;
  lastError: string | null;
  nextAttemptAt: Date | null;
  sentAt: Date | null;
}

type Row = Record<string, unknown>;

@Injectable()
export class EmailsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** A letter of the same event to the same address is kept once. */
  async add(manager: EntityManager, eventId: string, letters: Letter[], now: Date): Promise<void> {
    await manager.query(
      `insert into emails (event_id, template, to_address, subject, codes, data, created_at, next_attempt_at)
       select $1, template, lower("to"), subject, codes, data, $3, $3
       from jsonb_to_recordset($2) as letter (template text, "to" text, subject text, codes text[], data jsonb)
       on conflict do nothing`,
      [eventId, JSON.stringify(letters), now],
    );
  }

  async claimNext(manager: EntityManager, now: Date): Promise<DueEmail | undefined> {
    const [row] = await manager.query<DueEmail[]>(
      `select id, template, to_address as "to", subject, data, attempts from emails
       where state = 'waiting' and next_attempt_at <= $1
       order by next_attempt_at limit 1 for update skip locked`,
      [now],
    );
    return row;
  }

  async record(manager: EntityManager, id: string, outcome: Outcome): Promise<void> {
    const { state, attempts, lastError, nextAttemptAt, sentAt } = outcome;
    await manager.query(
      `update emails set state = $2, attempts = $3, last_error = $4, next_attempt_at = $5, sent_at = $6,
         data = case when $2 = 'waiting' then data end
       where id = $1`,
      [id, state, attempts, lastError, nextAttemptAt, sentAt],
    );
  }

  async list(filter: Query<typeof listStaffEmails>): Promise<{ items: EmailEntry[]; total: number }> {
    const { code, to, template, state, page, perPage } = filter;
    const where = `($1::text is null or codes @> array[$1]) and ($2::text is null or to_address = $2)
      and ($3::text is null or template = $3) and ($4::text is null or state = $4)`;
    const values = [code ?? null, to ?? null, template ?? null, state ?? null];
    const [counted] = await this.dataSource.query<[{ total: number }]>(
      `select count(*)::int as total from emails where ${where}`,
      values,
    );
    const rows = await this.dataSource.query<Row[]>(
      `select * from emails where ${where} order by created_at desc, id limit $5 offset $6`,
      [...values, perPage, (page - 1) * perPage],
    );
    return { items: rows.map(entryOf), total: counted.total };
  }
}

const entryOf = (row: Row): EmailEntry => ({
  id: row['id'] as string,
  to: row['to_address'] as string,
  template: row['template'] as string,
  subject: row['subject'] as string,
  code: (row['codes'] as string[])[0] ?? null,
  state: row['state'] as EmailEntry['state'],
  attempts: row['attempts'] as number,
  lastError: row['last_error'] as string | null,
  createdAt: momentOf(row['created_at'])!,
  sentAt: momentOf(row['sent_at']),
  nextAttemptAt: momentOf(row['next_attempt_at']),
});

const momentOf = (value: unknown): string | null => (value instanceof Date ? value.toISOString() : null);
