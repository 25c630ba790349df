import type { CaseSummary } from '@dspt/contracts/support/cases';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** What somebody asked the helpdesk for. */
@Entity('cases')
@Unique('cases_number_key', ['number'])
@Index('cases_queue', { synchronize: false })
@Index('cases_code', { synchronize: false })
@Index('cases_email', ['email', 'openedAt'])
export class StoredCase {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  seq: string;

  @Column('text')
  number: string;

  @Column('text')
  topic: CaseSummary['topic'];

  @Column('text', { default: 'open' })
  state: CaseSummary['state'];

  @Column('text')
  source: CaseSummary['source'];

  @Column('text', { nullable: true })
  code: string | null;

  @Column('text', { name: 'organisation_name', nullable: true })
  organisationName: string | null;

  @Column('text')
  email: string;

  @Column('text', { name: 'first_name' })
  firstName: string;

  @Column('text', { name: 'last_name' })
  lastName: string;

  @Column('text')
  telephone: string;

  @Column('text')
  message: string;

  @Column('uuid', { name: 'assignee_id', nullable: true })
  assigneeId: string | null;

  @Column('text', { name: 'assignee_name', nullable: true })
  assigneeName: string | null;

  @Index('cases_opened_at')
  @Column('timestamptz', { name: 'opened_at' })
  openedAt: Date;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}
