import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An organisation as ODS and CQC describe it. */
@Entity('organisations')
@Index('organisations_name', ['name', 'code'])
@Index('organisations_postcode', { synchronize: false })
@Index('organisations_local_authority', { synchronize: false })
@Index('organisations_search_name', { synchronize: false })
@Index('organisations_search_town', { synchronize: false })
@Index('organisations_region', { synchronize: false })
export class StoredOrganisation {
  @PrimaryColumn('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text', { name: 'search_name' })
  searchName: string;

  @Column('text')
  type: string;

  @Column('boolean', { default: false })
  stub: boolean;

  @Column('text', { nullable: true })
  source: string | null;

  @Column('text', { default: '' })
  address: string;

  @Column('text', { nullable: true })
  town: string | null;

  @Column('text', { nullable: true })
  postcode: string | null;

  @Column('text', { nullable: true })
  telephone: string | null;

  @Column('date', { name: 'opened_on', nullable: true })
  openedOn: string | null;

  @Column('date', { name: 'closed_on', nullable: true })
  closedOn: string | null;

  @Column('text', { name: 'cqc_location_id', nullable: true })
  cqcLocationId: string | null;

  @Column('text', { name: 'local_authority', nullable: true })
  localAuthority: string | null;

  @Column('text', { nullable: true })
  region: string | null;
}
