import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A copy of the names of organisations that have users here. */
@Entity('organisations')
export class KnownOrganisation {
  @PrimaryColumn('text')
  code: string;

  @Column('text')
  name: string;

  @Column('timestamptz', { name: 'named_at' })
  namedAt: Date;

  @Column('integer', { default: 0 })
  version: number;
}
