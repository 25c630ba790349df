import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('join_requests')
@Index('join_requests_open', ['code', 'email'], { unique: true, where: 'answered_at IS NULL' })
export class JoinRequest {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  code: string;

  @Column('text', { name: 'organisation_name' })
  organisationName: string;

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

  @Column('timestamptz', { name: 'requested_at' })
  requestedAt: Date;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;

  @Column('uuid', { name: 'answered_by', nullable: true })
  answeredBy: string | null;

  @Column('text', { nullable: true })
  outcome: 'approved' | 'refused' | null;
}
