import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whether an organisation may publish for its sites. */
@Entity('head_office_functions')
export class HeadOfficeFunction {
  @PrimaryColumn('text')
  code: string;

  @Column('boolean')
  enabled: boolean;

  @Column('jsonb', { name: 'same_across_sites', nullable: true })
  sameAcrossSites: unknown;

  @Column('uuid', { name: 'changed_by', nullable: true })
  changedBy: string | null;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;
}
