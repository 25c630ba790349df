import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A site added to a head office or taken away, apart from what ODS says (ADR 16). */
@Entity('site_corrections')
@Check('site_corrections_check', 'until_day >= from_day')
@Check('site_corrections_kind_check', `kind = ANY (ARRAY['added'::text, 'removed'::text])`)
export class StoredSiteCorrection {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  seq: string;

  @Index('site_corrections_site')
  @Column('text')
  site: string;

  @Index('site_corrections_head_office')
  @Column('text', { name: 'head_office' })
  headOffice: string;

  @Column('text')
  kind: string;

  @Column('date', { name: 'from_day' })
  fromDay: string;

  @Column('date', { name: 'until_day', nullable: true })
  untilDay: string | null;

  @Column('text')
  evidence: string;

  @Column('text', { name: 'made_by' })
  madeBy: string;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;
}
