import type { EmailDetail, EmailEntry, EmailTemplate } from '@dspt/contracts/notifications/emails';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Written } from './letter.js';

/** An email and what became of it. */
@Entity('emails')
@Unique('emails_request_id_key', ['requestId'])
@Check(
  'emails_state_check',
  `state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'cancelled'::text, 'switched-off'::text])`,
)
@Index('emails_newest', { synchronize: false })
@Index('emails_codes', { synchronize: false })
@Index('emails_once', { synchronize: false })
@Index('emails_resends', { synchronize: false })
@Index('emails_failed', { synchronize: false })
@Index('emails_to_address_part', { synchronize: false })
@Index('emails_due', { synchronize: false })
@Index('emails_form', { synchronize: false })
export class StoredEmail {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text', { name: 'event_id' })
  eventId: string;

  @Column('text')
  template: EmailTemplate;

  @Column('text', { name: 'to_address' })
  toAddress: string;

  @Column('text')
  subject: string;

  @Column('text', { array: true })
  codes: string[];

  @Column('jsonb', { nullable: true })
  data: Written | null;

  @Column('text', { default: 'waiting' })
  state: EmailEntry['state'];

  @Column('integer', { default: 0 })
  attempts: number;

  @Column('text', { name: 'last_error', nullable: true })
  lastError: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'next_attempt_at', nullable: true })
  nextAttemptAt: Date | null;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt: Date | null;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;

  @Column('jsonb', { default: [] })
  tries: EmailDetail['tries'];

  @ForeignKey(() => StoredEmail, { name: 'emails_resends_fkey' })
  @Column('uuid', { nullable: true })
  resends: string | null;

  @Column('uuid', { name: 'request_id', nullable: true })
  requestId: string | null;

  @Column('text', { name: 'requested_by', nullable: true })
  requestedBy: string | null;

  @Column('timestamptz', { name: 'discarded_at', nullable: true })
  discardedAt: Date | null;

  @Column('text', { name: 'discarded_by', nullable: true })
  discardedBy: string | null;

  @Column('text', { name: 'discard_reason', nullable: true })
  discardReason: string | null;

  @Column('boolean', { default: true })
  urgent: boolean;

  @Column('uuid', { nullable: true })
  claim: string | null;

  @Column('timestamptz', { name: 'claimed_until', nullable: true })
  claimedUntil: Date | null;

  @Column('uuid', { name: 'form_id', nullable: true })
  formId: string | null;

  @Column('uuid', { name: 'caused_by', nullable: true })
  causedBy: string | null;
}
