import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of a year's question set. */
@Entity('editions')
export class StoredEdition {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  name: string;

  @Column('date', { name: 'opens_on' })
  opensOn: string;

  @Column('date')
  deadline: string;

  @Column('jsonb')
  standards: unknown;

  @Column('jsonb')
  assertions: unknown;

  @Column('integer')
  version: number;
}
