import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A site is operated by a head office, as ODS says. */
@Entity('ods_relationships')
@Index('relationships_one_open', { synchronize: false })
@Index('relationships_site', ['site', 'headOffice'])
export class OdsRelationship {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('text')
  site: string;

  @Index('relationships_head_office')
  @Column('text', { name: 'head_office' })
  headOffice: string;

  @Column('date', { name: 'joined_on', nullable: true })
  joinedOn: string | null;

  @Column('date', { name: 'left_on', nullable: true })
  leftOn: string | null;

  @Column('text', { default: 'ods' })
  source: string;
}
