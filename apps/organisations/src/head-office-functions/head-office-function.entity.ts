import type { Body } from '@dspt/contracts/define';
import type { switchHeadOfficeFunction } from '@dspt/contracts/organisations/sites';
import { Column, Entity, PrimaryColumn } from 'typeorm';

type Wanted = Body<typeof switchHeadOfficeFunction>;

/** Whether an organisation may publish for its sites. */
@Entity('head_office_functions')
export class HeadOfficeFunction {
  @PrimaryColumn('text')
  code: string;

  @Column('boolean')
  enabled: boolean;

  /** `null` when it is switched off, or by the helpdesk: it is asked at every publication. */
  @Column('jsonb', { name: 'same_across_sites', nullable: true })
  sameAcrossSites: Extract<Wanted, { enabled: true }>['sameAcrossSites'] | null;

  @Column('uuid', { name: 'changed_by', nullable: true })
  changedBy: string | null;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;
}
