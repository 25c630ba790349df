import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A human check counts once. */
@Entity('used_human_checks')
export class UsedHumanCheck {
  @PrimaryColumn('bytea')
  id: Buffer;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('uuid', { name: 'request_id', nullable: true })
  requestId: string | null;
}
