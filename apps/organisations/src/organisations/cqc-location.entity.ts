import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A CQC location id that an organisation has had, with its days. */
@Entity('cqc_locations')
export class CqcLocation {
  @PrimaryColumn('text')
  code: string;

  @Index('cqc_locations_location_id')
  @PrimaryColumn('text', { name: 'location_id' })
  locationId: string;

  @Column('date', { name: 'from_day', nullable: true })
  fromDay: string | null;

  @Column('date', { name: 'until_day', nullable: true })
  untilDay: string | null;
}
