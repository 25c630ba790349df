import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What of an organisation is asked for together, besides its status: a read model. */
@Entity('register')
export class StoredRegisterEntry {
  @PrimaryColumn('text')
  code: string;

  @Column('boolean', { default: false })
  registered: boolean;

  @Column('integer', { default: 0 })
  administrators: number;

  @Column('integer', { name: 'memberships_version', default: 0 })
  membershipsVersion: number;

  @Column('text', { name: 'progress_edition', nullable: true })
  progressEdition: string | null;

  @Column('integer', { name: 'progress_version', default: 0 })
  progressVersion: number;

  @Column('integer', { nullable: true })
  answered: number | null;

  @Column('integer', { nullable: true })
  total: number | null;

  @Column('timestamptz', { name: 'last_activity_at', nullable: true })
  lastActivityAt: Date | null;
}
