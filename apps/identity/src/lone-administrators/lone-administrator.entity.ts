import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An organisation that has one administrator, or had once. */
@Entity('lone_administrators')
export class LoneAdministrator {
  @PrimaryColumn('text')
  code: string;

  /** When it was first seen to have only one; `null` while it has more. */
  @Column('timestamptz', { nullable: true })
  since: Date | null;

  /** Kept also while it has more, so that nobody is told twice in a short time. */
  @Column('timestamptz', { name: 'told_at', nullable: true })
  toldAt: Date | null;
}
