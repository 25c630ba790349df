import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A lower-tier authority, and the upper-tier one it is in: its own code where one council does the work of both. */
@Entity('local_authorities')
export class StoredLocalAuthority {
  /** Of the Office for National Statistics. */
  @PrimaryColumn('text')
  code: string;

  @Column('text')
  name: string;

  /** What others still call one that was renamed. */
  @Column('text', { name: 'former_name', nullable: true })
  formerName: string | null;

  @Column('text', { name: 'upper_code' })
  upperCode: string;

  @Column('text', { name: 'upper_name' })
  upperName: string;

  @Column('text')
  region: string;

  /** From 1 April of this year; `null` is always. */
  @Column('integer', { name: 'from_year', nullable: true })
  fromYear: number | null;

  /** Until 31 March of the year after it; `null` is for now without end. */
  @Column('integer', { name: 'until_year', nullable: true })
  untilYear: number | null;

  @Column('text', { name: 'became_code', nullable: true })
  becameCode: string | null;
}
