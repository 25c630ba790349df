import type { ContactNote } from '@dspt/contracts/support/contact-notes';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A call, email or visit, noted by support staff. */
@Entity('contact_notes')
@Index('contact_notes_code', ['code', 'seq'])
@Index('contact_notes_open', { synchronize: false })
export class StoredContactNote {
  @PrimaryColumn('uuid')
  id: string;

  @Index('contact_notes_seq')
  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  seq: string;

  @Column('text')
  code: string;

  @Column('text', { name: 'organisation_name' })
  organisationName: string;

  @Column('text', { name: 'local_authority', nullable: true })
  localAuthority: string | null;

  @Column('text', { nullable: true })
  region: string | null;

  @Column('text')
  how: ContactNote['how'];

  @Column('text', { name: 'with_whom' })
  withWhom: string;

  @Column('text')
  outcome: ContactNote['outcome'];

  @Column('text')
  text: string;

  @Column('text', { name: 'next_action', nullable: true })
  nextAction: string | null;

  @Column('date', { name: 'next_on', nullable: true })
  nextOn: string | null;

  @Column('timestamptz', { name: 'next_done_at', nullable: true })
  nextDoneAt: Date | null;

  @Column('uuid', { name: 'by_id' })
  byId: string;

  @Column('text', { name: 'by_name' })
  byName: string;

  @Column('timestamptz')
  at: Date;
}
