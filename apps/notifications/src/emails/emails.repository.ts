import type { EmailEntry, EmailTemplate } from '@dspt/contracts/notifications/emails';
import { acting } from '@dspt/service-kit/audit/acting';
import type { EventContext } from '@dspt/service-kit/messaging/handlers';
import { storableJson } from '@dspt/service-kit/messaging/storable';
import { formId } from '@dspt/contracts/request-id';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { EmailSource } from './email-source.entity.js';
import { StoredEmail } from './email.entity.js';
import type { Letter, Written } from './letter.js';

/** An email whose turn it is; nobody else sends it while the claim lasts. */
export interface DueEmail {
  id: string;
  claim: string;
  template: EmailTemplate;
  to: string;
  /** Whoever has an account. */
  personId: string | null;
  subject: string;
  data: Written;
  attempts: number;
  /** The request of a browser that has led to it. */
  causedBy: string | null;
}

/** What became of an attempt. Only a waiting email keeps what it is written from. */
export interface Outcome {
  state: EmailEntry['state'];
  attempts: number;
  lastError: string | null;
  nextAttemptAt: Date | null;
  sentAt: Date | null;
}

/** An email as somebody decides about it. */
export type KeptEmail = StoredEmail & { resent: boolean };

interface Copy {
  letter: Letter;
  of: KeptEmail;
  requestId: string;
  requestedBy: string;
  now: Date;
}

/** An event that somebody's form has led to. */
const fromForm = z.object({ formId });

/** SQL: renewed while it is being sent; when a sender has died, somebody else sends it after this time. */
const claimLasts = `interval '30 seconds'`;

@Injectable()
export class EmailsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** A letter of the same event to the same address is kept once. */
  async add(
    manager: EntityManager,
    { id, event }: Pick<EventContext, 'id' | 'event'>,
    letters: Letter[],
    now: Date,
  ): Promise<void> {
    const { data: told } = fromForm.safeParse(event.data);
    await manager.query(
      `insert into emails (event_id, template, to_address, person_id, subject, codes, urgent, data, created_at,
         next_attempt_at, form_id, caused_by)
       select $1, template, lower("to"), person, subject, codes, urgent, data, $3, $3, $4, $5
       from jsonb_to_recordset($2) as letter
         (template text, "to" text, person uuid, subject text, codes text[], urgent boolean, data jsonb)
       on conflict do nothing`,
      [id, JSON.stringify(letters), now, told?.formId ?? null, acting().requestId],
    );
  }

  /** The next that is due, the urgent ones before news. */
  async claimNext(now: Date, { urgentOnly = false } = {}): Promise<DueEmail | undefined> {
    const [rows] = await this.dataSource.query<[DueEmail[], number]>(
      `update emails set claim = gen_random_uuid(), claimed_until = now() + ${claimLasts}
       where id = (
         select id from emails
         where state = 'waiting' and next_attempt_at <= $1 and (urgent or not $2)
           and (claimed_until is null or claimed_until <= now())
         order by urgent desc, next_attempt_at limit 1 for update skip locked)
       returning id, claim, template, to_address as "to", person_id as "personId", subject, data, attempts,
         caused_by as "causedBy"`,
      [now, urgentOnly],
    );
    return rows[0];
  }

  /** It is still being sent. */
  async keepClaim({ id, claim }: DueEmail): Promise<void> {
    const claimedUntil = () => `now() + ${claimLasts}`;
    await this.dataSource.manager.update(StoredEmail, { id, claim }, { claimedUntil });
  }

  /**
   * A try that counts is remembered with what the mail server said. What comes of a claim that somebody else has taken
   * over changes nothing, but that the email has gone.
   */
  async record({ id, claim }: DueEmail, outcome: Outcome, now: Date): Promise<void> {
    const { state, attempts, lastError, nextAttemptAt, sentAt } = outcome;
    const tried = { at: now, accepted: state === 'sent', answer: lastError };
    await this.dataSource.query(
      `update emails set state = $2, attempts = $3, last_error = $4, next_attempt_at = $5, sent_at = $6,
         data = case when $2 = 'waiting' then data end,
         tries = case when $3 > attempts then tries || $7::jsonb else tries end,
         claim = null, claimed_until = null
       where id = $1 and state = 'waiting' and (claim = $8 or $2 = 'sent')`,
      [id, state, attempts, lastError, nextAttemptAt, sentAt, JSON.stringify(tried), claim],
    );
  }

  /** The facts that letters were written from, so that they can be written again. */
  async keepSource(manager: EntityManager, { id, occurredAt, event }: EventContext): Promise<void> {
    await manager.query(
      `insert into email_sources (event_id, name, data, occurred_at) values ($1, $2, $3, $4) on conflict do nothing`,
      // As it was told, which may hold what no contract lets through.
      [id, event.name, storableJson(event.data), occurredAt],
    );
  }

  /** Nobody else decides about it until the transaction ends. */
  async lock(manager: EntityManager, id: string): Promise<KeptEmail | undefined> {
    const lock = { mode: 'pessimistic_write' } as const;
    const email = await manager.findOne(StoredEmail, { where: { id }, lock });
    if (!email) return undefined;
    return Object.assign(email, { resent: await manager.existsBy(StoredEmail, { resends: id }) });
  }

  sourceOf(manager: EntityManager, eventId: string): Promise<EmailSource | null> {
    return manager.findOneBy(EmailSource, { eventId });
  }

  /** What a request has made already. */
  madeBy(manager: EntityManager, requestId: string): Promise<StoredEmail | null> {
    return manager.findOneBy(StoredEmail, { requestId });
  }

  async addCopy(manager: EntityManager, { letter, of, requestId, requestedBy, now }: Copy): Promise<string> {
    const { to, person, ...written } = letter;
    const copy = manager.create(StoredEmail, {
      ...written,
      eventId: of.eventId,
      toAddress: to.toLowerCase(),
      personId: person,
      createdAt: now,
      nextAttemptAt: now,
      resends: of.id,
      formId: of.formId,
      requestId,
      requestedBy,
      causedBy: acting().requestId,
    });
    return (await manager.save(copy)).id;
  }

  async discard(manager: EntityManager, id: string, by: string, reason: string, now: Date): Promise<void> {
    const discarded = { discardedAt: now, discardedBy: by, discardReason: reason };
    await manager.update(StoredEmail, { id }, discarded);
  }
}
