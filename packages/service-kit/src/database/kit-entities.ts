import { ExecutedAction } from '../actions/executed-action.entity.js';
import { StoredAuditCheck } from '../audit/audit-check.entity.js';
import { StoredAuditLine } from '../audit/audit-line.entity.js';
import { AuditSeal } from '../audit/audit-seal.entity.js';
import { SealedLine } from '../audit/sealed-line.entity.js';
import { StoredDeadLetter } from '../dead-letters/dead-letter.entity.js';
import { IdempotencyKey } from '../idempotency/idempotency-key.entity.js';
import { EventFailure } from '../messaging/event-failure.entity.js';
import { InboxEntry } from '../messaging/inbox-entry.entity.js';
import { KnownConsumer } from '../messaging/known-consumer.entity.js';
import { OutboxEntry } from '../messaging/outbox-entry.entity.js';
import { ScheduledRun } from '../scheduled-run.entity.js';

/** The tables that every service has. */
export const kitEntities = [
  AuditSeal,
  EventFailure,
  ExecutedAction,
  IdempotencyKey,
  InboxEntry,
  KnownConsumer,
  OutboxEntry,
  ScheduledRun,
  SealedLine,
  StoredAuditCheck,
  StoredAuditLine,
  StoredDeadLetter,
];
